#include "ui/inventory/table/query.h"

#include "ui/inventory/targets/model.h"

#include <QModelIndex>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace etherdeck::ui {

namespace {

struct Field {
    const char* name;
    int role;
    int column;
};
constexpr std::array fields{
    Field{"address", Qt::DisplayRole, TargetModel::AddressColumn},
    Field{"name", Qt::DisplayRole, TargetModel::NameColumn},
    Field{"state", TargetModel::StateWordsRole, TargetModel::StateColumn},
    Field{"model", Qt::DisplayRole, TargetModel::ModelColumn},
    Field{"serial", Qt::DisplayRole, TargetModel::SerialColumn},
    Field{"owner", Qt::DisplayRole, TargetModel::ConfigStringColumn},
    Field{"path", TargetModel::PathsRole, TargetModel::PathsColumn},
    Field{"interface", Qt::DisplayRole, TargetModel::InterfaceColumn},
    Field{"box", TargetModel::BoxRole, 0},
};

/// Words between blanks; quotes keep blanks, and are left out. A quote that is not closed ends with the text.
QStringList wordsOf(const QString& text) {
    QStringList words;
    QString word;
    bool isQuoted = false;
    bool isWord = false;
    for (const QChar c : text) {
        if (c == QLatin1Char('"')) {
            isQuoted = !isQuoted;
            isWord = true;
        } else if (c.isSpace() && !isQuoted) {
            if (isWord)
                words << std::exchange(word, {});
            isWord = false;
        } else {
            word += c;
            isWord = true;
        }
    }
    if (isWord)
        words << word;
    return words;
}

/// "500G", "1.5TiB", "80" in sectors.
std::optional<double> sectorsOf(const QString& text) {
    static const QRegularExpression form(QStringLiteral("^(\\d+(?:[.,]\\d+)?)\\s*(?:([KMGTP])(i?))?B?$"),
                                         QRegularExpression::CaseInsensitiveOption);
    constexpr double bytesPerSector = 512;
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const double number = match.captured(1).replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
    const auto power = match.captured(2).isEmpty()
                           ? 0
                           : QStringLiteral("KMGTP").indexOf(match.captured(2).at(0).toUpper()) + 1;
    const double base = match.captured(3).isEmpty() ? 1000 : 1024;
    return number * std::pow(base, static_cast<double>(power)) / bytesPerSector;
}

} // namespace

TargetQuery::TargetQuery(const QString& text) {
    for (const auto& word : wordsOf(text))
        add(word);
}

void TargetQuery::add(const QString& word) {
    if (addSize(word) || addField(word) || word.isEmpty())
        return;
    m_terms.push_back({TargetModel::SearchRole, 0, Relation::Contains, word, 0});
}

bool TargetQuery::addSize(const QString& word) {
    constexpr std::array relations{
        std::pair("size>=", Relation::AtLeast),
        std::pair("size<=", Relation::AtMost),
        std::pair("size>", Relation::More),
        std::pair("size<", Relation::Less),
    };
    for (const auto& [start, relation] : relations) {
        if (!word.startsWith(QLatin1String(start), Qt::CaseInsensitive))
            continue;
        const auto value = word.mid(QLatin1String(start).size());
        const auto sectors = sectorsOf(value);
        if (sectors)
            m_terms.push_back({TargetModel::SortRole, TargetModel::SizeColumn, relation, {}, *sectors});
        return sectors || value.isEmpty();
    }
    return false;
}

bool TargetQuery::addField(const QString& word) {
    const auto colon = word.indexOf(QLatin1Char(':'));
    const auto* field = std::ranges::find_if(fields, [name = word.left(colon)](const Field& one) {
        return name.compare(QLatin1String(one.name), Qt::CaseInsensitive) == 0;
    });
    if (colon < 0 || field == fields.end())
        return false;
    const auto value = word.mid(colon + 1);
    const bool isNone = value.compare(QLatin1String("none"), Qt::CaseInsensitive) == 0;
    if (!value.isEmpty())
        m_terms.push_back({field->role, field->column, Relation::Contains, isNone ? QString() : value, 0});
    return true;
}

bool TargetQuery::Term::matches(const QModelIndex& row) const {
    const auto value = row.siblingAtColumn(column).data(role);
    if (relation == Relation::Contains)
        return text.isEmpty() ? value.toString().isEmpty()
                              : value.toString().contains(text, Qt::CaseInsensitive);
    const double size = value.toDouble(); // 0: not known
    switch (relation) {
    case Relation::Less:
        return size > 0 && size < sectors;
    case Relation::AtMost:
        return size > 0 && size <= sectors;
    case Relation::AtLeast:
        return size > 0 && size >= sectors;
    default:
        return size > sectors;
    }
}

bool TargetQuery::matches(const QModelIndex& row) const {
    return std::ranges::all_of(m_terms, [&](const Term& term) { return term.matches(row); });
}

} // namespace etherdeck::ui
