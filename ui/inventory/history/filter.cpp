#include "ui/inventory/history/filter.h"

#include <QRegularExpression>
#include <QStringList>

namespace etherdeck::ui {

namespace {

/// `box:"desk 1"` or `box:desk`; what follows the quotes is another word.
const QRegularExpression& boxField() {
    static const QRegularExpression form(QStringLiteral("(?:^|\\s)box:(?:\"([^\"]*)\"?|(\\S*))"),
                                         QRegularExpression::CaseInsensitiveOption);
    return form;
}

} // namespace

store::EventQuery historyQuery(const QString& text, const EventOriginOf& originOf) {
    store::EventQuery query;
    QString words = text;
    if (const auto box = boxField().match(text); box.hasMatch()) {
        const QString name = box.captured(1) + box.captured(2);
        if (!name.isEmpty()) // else it is still being typed
            query.origin = originOf(name).value_or(store::EventOrigin());
        words.remove(box.capturedStart(), box.capturedLength());
    }
    query.words = words.simplified().toStdString();
    for (const auto& word : store::splitWords(query.words))
        if (auto named = originOf(QString::fromStdString(word)))
            query.named[word] = std::move(*named);
    return query;
}

} // namespace etherdeck::ui
