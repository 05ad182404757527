#pragma once

#include <QString>

#include <vector>

class QModelIndex;

namespace etherdeck::ui {

/// What a filter asks for, as it is typed. A target matches when all words do:
///
///     vblade           somewhere in its texts
///     state:vanished   in that field: name, state, model, serial, owner, path, interface, box, address
///     owner:"desk 1"   quotes keep blanks together
///     owner:none       the field is empty
///     size>500G        also >=, <, <=; K, M, G, T, P are decimal, Ki to Pi binary
///
/// What looks like a field but is none is looked for as it stands, since config strings and MAC addresses
/// have colons, too. A field that still lacks its value hides nothing.
class TargetQuery {
public:
    explicit TargetQuery(const QString& text = {});

    [[nodiscard]] bool isEmpty() const { return m_terms.empty(); }
    /// `row` is one of a TargetModel.
    [[nodiscard]] bool matches(const QModelIndex& row) const;

    friend bool operator==(const TargetQuery&, const TargetQuery&) = default;

private:
    enum class Relation { Contains, Less, AtMost, AtLeast, More };
    struct Term {
        int role = 0; ///< of the model: of all texts, or of `column`
        int column = 0;
        Relation relation = Relation::Contains;
        QString text; ///< empty: there must be none
        double sectors = 0;

        [[nodiscard]] bool matches(const QModelIndex& row) const;

        friend bool operator==(const Term&, const Term&) = default;
    };

    void add(const QString& word);
    [[nodiscard]] bool addSize(const QString& word);
    [[nodiscard]] bool addField(const QString& word);

    std::vector<Term> m_terms;
};

} // namespace etherdeck::ui
