#include "ui/inventory/page/filter_menu.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>

#include <array>

namespace etherdeck::ui {

namespace {

struct Word {
    const char* word;
    const char* text;
};
constexpr std::array words{
    Word{"state:conflict", QT_TRANSLATE_NOOP("etherdeck::ui::FilterMenu", "In conflict")},
    Word{"state:vanished", QT_TRANSLATE_NOOP("etherdeck::ui::FilterMenu", "Vanished")},
    Word{"state:missing", QT_TRANSLATE_NOOP("etherdeck::ui::FilterMenu", "Missing")},
    Word{"state:stopped", QT_TRANSLATE_NOOP("etherdeck::ui::FilterMenu", "Stopped")},
    Word{"owner:none", QT_TRANSLATE_NOOP("etherdeck::ui::FilterMenu", "Without an owner")},
    Word{"name:none", QT_TRANSLATE_NOOP("etherdeck::ui::FilterMenu", "Without a name")},
    Word{"box:none", QT_TRANSLATE_NOOP("etherdeck::ui::FilterMenu", "Of no known box")},
    Word{"size>=1T", QT_TRANSLATE_NOOP("etherdeck::ui::FilterMenu", "1 TB and larger")},
};

QStringList wordsOf(const QLineEdit& filter) {
    return filter.text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

FilterMenu::FilterMenu(QLineEdit& filter, QWidget* parent) : QToolButton(parent), m_filter(filter) {
    auto* menu = new QMenu(this);
    for (const auto& [word, text] : words) {
        auto* action = menu->addAction(QString());
        action->setCheckable(true);
        action->setData(QString::fromLatin1(word));
        connect(action, &QAction::triggered, this,
                [this, word = QString::fromLatin1(word)](bool isWanted) { toggle(word, isWanted); });
        m_words.push_back(action);
    }
    menu->addSeparator();
    m_help = menu->addAction(QString());
    m_help->setEnabled(false);
    connect(menu, &QMenu::aboutToShow, this, [this] {
        const auto present = wordsOf(m_filter);
        for (auto* action : m_words)
            action->setChecked(present.contains(action->data().toString(), Qt::CaseInsensitive));
    });
    setIcon(ui::icon(Icon::Filter));
    setMenu(menu);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setFixedSize(metrics::controlHeight, metrics::controlHeight);
    keepTranslated(this, [this] { retranslate(); });
}

void FilterMenu::toggle(const QString& word, bool isWanted) {
    auto present = wordsOf(m_filter);
    present.removeIf([&](const QString& one) { return one.compare(word, Qt::CaseInsensitive) == 0; });
    if (isWanted)
        present << word;
    m_filter.setText(present.join(QLatin1Char(' ')));
}

void FilterMenu::retranslate() {
    for (std::size_t i = 0; i < words.size(); ++i)
        m_words[i]->setText(tr(words[i].text));
    m_help->setText(tr("Fields: address, name, state, size, model, serial, owner, path, interface, box"));
    setToolTip(tr("Common filters"));
    setAccessibleName(tr("Common filters"));
}

} // namespace etherdeck::ui

#include "moc_filter_menu.cpp"
