#include "ui/widgets/danger_dialog.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr int warningSize = 24;
constexpr int maxLinesShown = 8;

QPlainTextEdit* rawView(const QString& text, QWidget* parent) {
    auto* view = new QPlainTextEdit(parent);
    view->setReadOnly(true);
    view->setFont(theme::fixedFont(view->font()));
    view->setLineWrapMode(QPlainTextEdit::NoWrap);
    view->setPlainText(text);
    view->setTabChangesFocus(true);
    const auto lines = std::min<qsizetype>(text.count(QLatin1Char('\n')) + 1, maxLinesShown);
    view->setFixedHeight(static_cast<int>(lines) * view->fontMetrics().lineSpacing() + 3 * metrics::grid);
    return view;
}

} // namespace

QDialogButtonBox* carefulButtons(QDialog& dialog, const QString& verb, const QString& refuse) {
    auto* buttons = new QDialogButtonBox(&dialog);
    auto* cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setText(refuse);
    auto* apply = buttons->addButton(verb, QDialogButtonBox::AcceptRole);
    apply->setAutoDefault(false);
    cancel->setDefault(true);
    cancel->setFocus();
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    return buttons;
}

DangerDialog::DangerDialog(const Question& question, QWidget* parent) : QDialog(parent) {
    setWindowTitle(question.title);
    auto* mark = new QLabel(this);
    mark->setPixmap(tintedPixmap(Icon::Warning, theme::state(StateColor::Caution, palette()), warningSize,
                                 devicePixelRatioF()));
    auto* title = headingLabel(this);
    title->setText(question.title);
    title->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    head->addWidget(mark, 0, Qt::AlignTop);
    head->addWidget(title, 1);
    auto* text = plainLabel(this);
    text->setFocusPolicy(Qt::NoFocus);
    text->setText(question.text);

    auto* buttons =
        carefulButtons(*this, question.verb, question.refuse.isEmpty() ? tr("Cancel") : question.refuse);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::pageMargin);
    layout->setSpacing(metrics::pageMargin);
    layout->addLayout(head);
    layout->addWidget(text);
    if (!question.raw.isEmpty())
        layout->addWidget(rawView(question.raw, this));
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(60 * metrics::grid);
}

} // namespace etherdeck::ui

#include "moc_danger_dialog.cpp"
