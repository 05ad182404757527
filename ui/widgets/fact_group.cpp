#include "ui/widgets/fact_group.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <memory>

namespace etherdeck::ui {

namespace {

constexpr int narrowestLabel = 14 * metrics::grid;
constexpr int copySize = 20;

int widestWord(const QString& text, const QFontMetrics& metric) {
    int width = 0;
    for (const QString& word : text.split(QLatin1Char(' ')))
        width = std::max(width, metric.horizontalAdvance(word));
    return width;
}

/// The text has no frame to show the focus: this stands around it.
class FactRing : public QWidget {
public:
    explicit FactRing(FactValue& value) : QWidget(value.parentWidget()), m_value(value) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
        value.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        switch (event->type()) {
        case QEvent::FocusIn:
        case QEvent::FocusOut:
            setVisible(event->type() == QEvent::FocusIn);
            place();
            break;
        case QEvent::Move:
        case QEvent::Resize:
            place();
            break;
        default:
            break;
        }
        return QWidget::eventFilter(watched, event);
    }
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme::accent(palette()), ringWidth));
        constexpr double inset = ringWidth / 2;
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), metrics::half,
                                metrics::half);
    }

private:
    void place() {
        setGeometry(m_value.geometry().adjusted(-metrics::half, 0, metrics::half, 0) &
                    parentWidget()->rect());
    }

    static constexpr double ringWidth = 1.5;
    FactValue& m_value;
};

} // namespace

FactValue::FactValue(QWidget* parent) : QTextEdit(parent) {
    setReadOnly(true);
    setAcceptRichText(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusPolicy(Qt::StrongFocus);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    if (parent != nullptr)
        new FactRing(*this);
}

void FactValue::setValue(const QString& value) {
    if (value == toPlainText())
        return;
    const QTextCursor before = textCursor();
    setPlainText(value);
    if (before.hasSelection()) {
        const int end = static_cast<int>(value.size());
        QTextCursor after = textCursor();
        after.setPosition(std::min(before.anchor(), end));
        after.setPosition(std::min(before.position(), end), QTextCursor::KeepAnchor);
        setTextCursor(after);
    }
    measureAgain();
}

void FactValue::setFixed(bool isFixed) {
    const QFont body = parentWidget()->font();
    const QFont wanted = isFixed ? theme::fixedFont(body) : body;
    // On one line with a label in the body's font.
    m_top = std::max(0, QFontMetrics(body).ascent() - QFontMetrics(wanted).ascent());
    setFont(wanted);
    setViewportMargins(0, m_top, 0, 0);
    measureAgain();
}

void FactValue::measureAgain() {
    m_knownWidth = -1;
    updateGeometry();
}

QSize FactValue::sizeHint() const {
    const int width = 20 * metrics::grid;
    return {width, heightForWidth(width)};
}

QSize FactValue::minimumSizeHint() const { return {8 * metrics::grid, m_top + fontMetrics().height()}; }

int FactValue::heightForWidth(int width) const {
    if (width == m_knownWidth)
        return m_knownHeight;
    const std::unique_ptr<QTextDocument> copy(document()->clone());
    copy->setDefaultFont(font());
    QTextOption option = copy->defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    copy->setDefaultTextOption(option);
    copy->setTextWidth(width);
    m_knownWidth = width;
    m_knownHeight =
        m_top + std::max(static_cast<int>(std::ceil(copy->size().height())), fontMetrics().height());
    return m_knownHeight;
}

void FactValue::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy) && !textCursor().hasSelection()) {
        QGuiApplication::clipboard()->setText(toPlainText());
        return;
    }
    QTextEdit::keyPressEvent(event);
}

/// The page scrolls, not the value.
void FactValue::wheelEvent(QWheelEvent* event) { event->ignore(); }

void FactValue::resizeEvent(QResizeEvent* event) {
    QTextEdit::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

void FactValue::focusOutEvent(QFocusEvent* event) {
    QTextEdit::focusOutEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        QTextCursor cursor = textCursor();
        cursor.clearSelection();
        setTextCursor(cursor);
    }
}

QLabel* headingLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    QFont strong = label->font();
    strong.setWeight(QFont::DemiBold);
    label->setFont(strong);
    return label;
}

FactGroup::FactGroup(QWidget* parent) :
    QWidget(parent), m_title(headingLabel(this)), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::half);
    m_layout->addWidget(m_title);
    m_title->hide();
    onLanguageChange(this, [this] { retranslate(); });
}

void FactGroup::setTitle(const QString& title) {
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void FactGroup::setFacts(const std::vector<Fact>& facts) {
    if (facts == m_facts)
        return;
    while (m_rows.size() > facts.size()) {
        delete m_rows.back().widget;
        m_rows.pop_back();
    }
    while (m_rows.size() < facts.size())
        addRow();
    bool areLabelsNew = facts.size() > m_facts.size();
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const Row& row = m_rows[i];
        const bool isOld = i < m_facts.size();
        if (!isOld || m_facts[i].isFixed != facts[i].isFixed)
            row.value->setFixed(facts[i].isFixed);
        if (!isOld || m_facts[i].label != facts[i].label) {
            row.label->setText(facts[i].label);
            row.value->setAccessibleName(facts[i].label);
            areLabelsNew = true;
        }
        row.value->setValue(facts[i].value);
    }
    m_facts = facts;
    retranslate();
    if (areLabelsNew)
        alignLabels();
}

void FactGroup::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    alignLabels();
}

void FactGroup::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        alignLabels();
}

/// Labels wrap, but a word of them is never cut, unless it would take the place of the values.
int FactGroup::widthOfLabels() const {
    const int letter = fontMetrics().height();
    int width = std::max(narrowestLabel, 6 * letter);
    for (const Row& row : m_rows)
        width = std::max(width, widestWord(row.label->text(), row.label->fontMetrics()) + 1);
    return std::min(width, 11 * letter);
}

void FactGroup::alignLabels() const {
    const auto groups = window()->findChildren<const FactGroup*>();
    int width = widthOfLabels();
    for (const auto* group : groups)
        width = std::max(width, group->widthOfLabels());
    for (const auto* group : groups)
        for (const Row& row : group->m_rows)
            row.label->setFixedWidth(width);
}

void FactGroup::addRow() {
    Row row{new QWidget(this), nullptr, nullptr, nullptr};
    row.label = new SecondaryLabel(row.widget);
    row.label->setWordWrap(true);
    row.label->setFixedWidth(widthOfLabels());
    row.value = new FactValue(row.widget);
    row.copy = new QToolButton(row.widget);
    row.copy->setIcon(icon(Icon::Copy));
    row.copy->setAutoRaise(true);
    row.copy->setFixedSize(copySize, copySize);
    row.copy->setFocusPolicy(Qt::NoFocus); // Ctrl+C on the value does the same
    QSizePolicy policy = row.copy->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    row.copy->setSizePolicy(policy);
    row.copy->hide();
    connect(row.copy, &QToolButton::clicked, row.value,
            [value = row.value] { QGuiApplication::clipboard()->setText(value->toPlainText()); });

    auto* layout = new QHBoxLayout(row.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::grid);
    layout->addWidget(row.label, 0, Qt::AlignTop);
    layout->addWidget(row.value, 1, Qt::AlignTop);
    layout->addWidget(row.copy, 0, Qt::AlignTop);
    row.widget->setAttribute(Qt::WA_Hover);
    row.widget->installEventFilter(this);
    row.value->installEventFilter(this);
    m_layout->addWidget(row.widget);
    m_rows.push_back(row);
}

bool FactGroup::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::Enter:
    case QEvent::Leave:
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        QMetaObject::invokeMethod(
            this, [this] { showCopyButtons(); }, Qt::QueuedConnection);
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void FactGroup::showCopyButtons() {
    for (const Row& row : m_rows)
        row.copy->setVisible((row.widget->underMouse() || row.value->hasFocus()) &&
                             !row.value->toPlainText().isEmpty());
}

void FactGroup::retranslate() {
    for (std::size_t i = 0; i < m_facts.size(); ++i)
        m_rows[i].copy->setToolTip(tr("Copy (Ctrl+C)"));
}

} // namespace etherdeck::ui

#include "moc_fact_group.cpp"
