#pragma once

#include <QTextEdit>
#include <QWidget>

#include <vector>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace etherdeck::ui {

/// One fact: a label and its value.
struct Fact {
    QString label;
    QString value;        ///< plain text, any length; "\n" starts a new line
    bool isFixed = false; ///< monospace: addresses and other technical text

    friend bool operator==(const Fact&, const Fact&) = default;
};

/// Plain text that can be selected, wraps anywhere if necessary, and is as high as its text. Ctrl+C without
/// a selection copies all of it.
class FactValue : public QTextEdit {
    Q_OBJECT

public:
    explicit FactValue(QWidget* parent = nullptr);

    /// Keeps the selection as far as the new text allows.
    void setValue(const QString& value);
    void setFixed(bool isFixed);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void measureAgain();

    int m_top = 0; ///< above the first line
    mutable int m_knownWidth = -1;
    mutable int m_knownHeight = 0; ///< for the last width
};

/// Facts under a heading, each with a button that copies it, shown under the mouse or beside the focus. The
/// values of all groups of a window stand below each other.
class FactGroup : public QWidget {
    Q_OBJECT

public:
    explicit FactGroup(QWidget* parent = nullptr);

    /// An empty title takes no space.
    void setTitle(const QString& title);
    /// Values change in place; rows are added and removed at the end only.
    void setFacts(const std::vector<Fact>& facts);
    [[nodiscard]] const std::vector<Fact>& facts() const { return m_facts; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        QWidget* widget;
        QLabel* label;
        FactValue* value;
        QToolButton* copy;
    };

    void addRow();
    [[nodiscard]] int widthOfLabels() const;
    void alignLabels() const;
    void showCopyButtons();
    void retranslate();

    QLabel* m_title;
    QVBoxLayout* m_layout;
    std::vector<Row> m_rows;
    std::vector<Fact> m_facts;
};

/// A heading of a group: the body's size, semibold.
[[nodiscard]] QLabel* headingLabel(QWidget* parent);

} // namespace etherdeck::ui
