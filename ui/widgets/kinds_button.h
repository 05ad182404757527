#pragma once

#include <QIcon>
#include <QPushButton>
#include <QStringList>

#include <cstddef>
#include <vector>

class QAction;

namespace etherdeck::ui {

/// A button with a menu of check boxes: which kinds of a thing are shown. The kinds are numbers from 0; a
/// derived class names them.
class KindsButton : public QPushButton {
    Q_OBJECT

public:
    /// Empty: all.
    [[nodiscard]] const std::vector<std::size_t>& chosen() const { return m_chosen; }
    void choose(const std::vector<std::size_t>& kinds);

    /// Stable names, for settings; unknown ones are ignored.
    [[nodiscard]] QStringList toNames() const;
    void setNames(const QStringList& names);

signals:
    void kindsChanged();

protected:
    /// `problems` are the kinds that may need attention, in order. Call retranslate() after construction.
    KindsButton(std::size_t count, std::vector<std::size_t> problems, QWidget* parent);

    struct Words {
        QString accessibleName;
        QString toolTip;
        QString all;
        QString problems;
        QString some;
    };
    [[nodiscard]] virtual Words words() const = 0;
    [[nodiscard]] virtual QString kindText(std::size_t kind) const = 0;
    [[nodiscard]] virtual QString settingsName(std::size_t kind) const = 0;
    [[nodiscard]] virtual QIcon iconOf(std::size_t /*kind*/) const { return {}; }

    void retranslate();
    void changeEvent(QEvent* event) override;

private:
    void toggled();
    void showKinds();

    std::vector<std::size_t> m_problems;
    std::vector<std::size_t> m_chosen;
    QAction* m_all;
    QAction* m_onlyProblems;
    std::vector<QAction*> m_boxes; ///< in the order of the kinds
};

/// The kinds of `all` with these numbers.
template <class Kinds>
[[nodiscard]] auto kindsAt(const Kinds& all, const std::vector<std::size_t>& numbers) {
    std::vector<typename Kinds::value_type> kinds;
    for (const auto number : numbers)
        kinds.push_back(all.at(number));
    return kinds;
}

/// The numbers of these kinds in `all`, in its order.
template <class Kinds>
[[nodiscard]] std::vector<std::size_t> numbersOf(const Kinds& all,
                                                 const std::vector<typename Kinds::value_type>& kinds) {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (const auto kind : kinds)
            if (kind == all[i]) {
                numbers.push_back(i);
                break;
            }
    return numbers;
}

} // namespace etherdeck::ui
