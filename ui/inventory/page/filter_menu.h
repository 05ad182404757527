#pragma once

#include <QToolButton>

#include <vector>

class QAction;
class QLineEdit;

namespace etherdeck::ui {

/// A button beside a filter with the words that are wanted most: each is checked while it stands in the
/// filter, where it can be changed.
class FilterMenu : public QToolButton {
    Q_OBJECT

public:
    /// The filter outlives it.
    explicit FilterMenu(QLineEdit& filter, QWidget* parent = nullptr);

private:
    void retranslate();
    void toggle(const QString& word, bool isWanted);

    QLineEdit& m_filter;
    std::vector<QAction*> m_words; ///< the word is their data
    QAction* m_help;
};

} // namespace etherdeck::ui
