#include "ui/console/log/bookmarks_dialog.h"

#include "ui/look/theme.h"
#include "ui/text/plain.h"

#include <QDialogButtonBox>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

LogBookmarksDialog::LogBookmarksDialog(const std::vector<store::ConsoleBookmark>& bookmarks,
                                       const QMap<qint64, QString>& names, QWidget* parent) :
    QDialog(parent), m_list(new QListWidget(this)) {
    setWindowTitle(tr("Bookmarks"));
    resize(64 * metrics::grid, 44 * metrics::grid);
    m_list->setAccessibleName(tr("Bookmarks"));
    for (const auto& bookmark : bookmarks) {
        QStringList parts;
        if (const auto name = names.value(bookmark.source); !name.isEmpty())
            parts << name;
        parts << tr("Boot %1").arg(bookmark.boot) << tr("made %1").arg(timeText(bookmark.made));
        if (!bookmark.note.empty())
            parts.prepend(fromWire(bookmark.note));
        auto* item = new QListWidgetItem(parts.join(QStringLiteral(" · ")), m_list);
        item->setData(Qt::UserRole, static_cast<qlonglong>(bookmark.line));
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* go = buttons->addButton(tr("Go there"), QDialogButtonBox::AcceptRole);
    auto* remove = buttons->addButton(tr("Remove"), QDialogButtonBox::DestructiveRole);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_list);
    layout->addWidget(buttons);
    const auto follow = [=, this] {
        go->setEnabled(current() != 0);
        remove->setEnabled(current() != 0);
    };
    connect(m_list, &QListWidget::currentRowChanged, this, follow);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto choose = [this] {
        if (current() != 0)
            emit lineChosen(current());
        accept();
    };
    connect(go, &QPushButton::clicked, this, choose);
    connect(m_list, &QListWidget::itemActivated, this, choose);
    connect(remove, &QPushButton::clicked, this, [this] {
        emit removed(current());
        delete m_list->currentItem();
    });
    m_list->setCurrentRow(0);
    follow();
}

qint64 LogBookmarksDialog::current() const {
    const auto* item = m_list->currentItem();
    return item == nullptr ? 0 : item->data(Qt::UserRole).toLongLong();
}

} // namespace etherdeck::ui

#include "moc_bookmarks_dialog.cpp"
