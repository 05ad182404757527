#include "ui/shell/shortcuts_dialog.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/row_delegate.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

enum Column { WhatColumn, KeysColumn };

/// "&Quit" is "Quit", "R&&D" is "R&D", and "Choose…" does not need its dots here.
QString withoutMarks(const QString& text) {
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == QLatin1Char('&') && ++i == text.size())
            break;
        plain += text.at(i);
    }
    while (plain.endsWith(QChar(0x2026)) || plain.endsWith(QLatin1Char('.')))
        plain.chop(1);
    return plain.trimmed();
}

} // namespace

std::vector<Shortcut> shortcutsOf(const QList<QAction*>& actions) {
    std::vector<Shortcut> found;
    for (const QAction* action : actions) {
        QStringList keys;
        for (const auto& sequence : action->shortcuts())
            keys << sequence.toString(QKeySequence::NativeText);
        keys.removeAll(QString());
        if (keys.isEmpty() || action->text().isEmpty())
            continue;
        // Undo and redo say in their text what they would do now.
        const QString name = action->whatsThis().isEmpty() ? action->text() : action->whatsThis();
        const Shortcut shortcut{withoutMarks(name), keys.join(QStringLiteral(", "))};
        if (std::find(found.begin(), found.end(), shortcut) == found.end())
            found.push_back(shortcut);
    }
    return found;
}

ShortcutsDialog::ShortcutsDialog(std::vector<Shortcut> shortcuts, QWidget* parent) :
    QDialog(parent),
    m_search(new QLineEdit(this)),
    m_list(new QTreeWidget(this)),
    m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this)) {
    m_search->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_search->setClearButtonEnabled(true);
    m_list->setColumnCount(2);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderHidden(true);
    m_list->setItemDelegate(new RowDelegate(m_list));
    const int rowHeight = std::max(metrics::denseRowHeight, fontMetrics().height() + metrics::half);
    for (const auto& shortcut : shortcuts) {
        auto* item = new QTreeWidgetItem({shortcut.what, shortcut.keys});
        item->setSizeHint(WhatColumn, QSize(0, rowHeight));
        m_list->addTopLevelItem(item);
    }
    if (m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    m_list->header()->setSectionResizeMode(WhatColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(KeysColumn, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::pageMargin);
    layout->setSpacing(12);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_buttons);
    m_buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    keepTranslated(this, [this] { retranslate(); });
    resize(440, 480);
    m_search->setFocus();
}

void ShortcutsDialog::filter(const QString& text) {
    const QString wanted = text.simplified();
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = m_list->topLevelItem(row);
        const bool matches = item->text(WhatColumn).contains(wanted, Qt::CaseInsensitive) ||
                             item->text(KeysColumn).contains(wanted, Qt::CaseInsensitive);
        item->setHidden(!matches);
    }
}

void ShortcutsDialog::retranslate() {
    setWindowTitle(tr("Keyboard shortcuts"));
    m_search->setPlaceholderText(tr("Search by word or key"));
    m_search->setAccessibleName(tr("Search shortcuts"));
    m_list->setAccessibleName(tr("Keyboard shortcuts"));
    m_buttons->button(QDialogButtonBox::Close)->setText(tr("&Close"));
}

} // namespace etherdeck::ui

#include "moc_shortcuts_dialog.cpp"
