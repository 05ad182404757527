#include "ui/inventory/page/filter_by_menu.h"

#include "ui/inventory/page/contents.h"
#include "ui/text/plain.h"

namespace etherdeck::ui {

namespace {

constexpr qsizetype longestValue = 30;

/// A field of a TargetQuery. Its texts cannot have quotes.
QString fieldIs(const char* field, const QString& value) {
    const QString inner = value.section(QLatin1Char('"'), 0, 0);
    const QString name = QString::fromLatin1(field);
    return inner.contains(QLatin1Char(' ')) ? QStringLiteral("%1:\"%2\"").arg(name, inner)
                                            : QStringLiteral("%1:%2").arg(name, inner);
}

QString menuText(const QString& value) {
    QString text = value.size() > longestValue ? value.left(longestValue) + QStringLiteral("…") : value;
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

FilterByMenu::FilterByMenu(const InventoryContents& contents, QWidget* parent) :
    QMenu(parent), m_contents(contents) {
    connect(this, &QMenu::aboutToShow, this, &FilterByMenu::fill);
}

void FilterByMenu::add(const QString& text, const QString& filter) {
    connect(addAction(text), &QAction::triggered, this, [this, filter] { emit chosen(filter); });
}

void FilterByMenu::fill() {
    clear();
    const auto* target = m_contents.current();
    if (target == nullptr)
        return;
    const auto shelf = QString::number(target->address.shelf());
    add(tr("Shelf %1").arg(shelf), QStringLiteral("address:e%1.").arg(shelf));
    const QString owner = fromWire(target->principal().configString);
    add(owner.isEmpty() ? tr("Without an owner") : tr("Owner “%1”").arg(menuText(owner)),
        fieldIs("owner", owner.isEmpty() ? QStringLiteral("none") : owner));
    const QString box = m_contents.boxOf(target->address).title;
    add(box.isEmpty() ? tr("Of no known box") : tr("Box “%1”").arg(menuText(box)),
        fieldIs("box", box.isEmpty() ? QStringLiteral("none") : box));
    if (const auto& identity = target->principal().identity; identity && !identity->model.empty())
        add(tr("Model “%1”").arg(menuText(fromWire(identity->model))),
            fieldIs("model", fromWire(identity->model)));
    const auto& model = m_contents.model();
    const auto state = model.indexOf(target->address).siblingAtColumn(TargetModel::StateColumn);
    add(tr("State “%1”").arg(menuText(state.data().toString())), fieldIs("state", state.data().toString()));
}

} // namespace etherdeck::ui

#include "moc_filter_by_menu.cpp"
