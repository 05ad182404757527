#include "ui/boxes/environment/check_dialog.h"

#include "core/uboot/printed.h"
#include "ui/boxes/environment/findings_list.h"
#include "ui/boxes/environment/text.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/plain.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <chrono>

namespace etherdeck::ui {

namespace {

constexpr int checkWidth = 88 * metrics::grid;
constexpr int checkHeight = 80 * metrics::grid;
constexpr int inputLines = 9;
constexpr std::chrono::milliseconds typingPause(300);

} // namespace

EnvironmentCheckDialog::EnvironmentCheckDialog(QWidget* parent) :
    QDialog(parent),
    m_summary(plainLabel(this)),
    m_about(plainLabel(this)),
    m_list(new FindingsList(this)),
    m_inputTitle(headingLabel(this)),
    m_hint(new SecondaryLabel(this)),
    m_input(new QPlainTextEdit(this)),
    m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this)) {
    layOut();
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &EnvironmentCheckDialog::check);
    connect(m_input, &QPlainTextEdit::textChanged, this, [this] {
        m_wasFound = false;
        m_isWaiting = false;
        m_pause.start();
    });
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(checkWidth, checkHeight);
    keepTranslated(this, [this] { retranslate(); });
}

void EnvironmentCheckDialog::layOut() {
    m_summary->setFont(theme::titleFont(font()));
    m_hint->setWordWrap(true);
    m_input->setFont(theme::fixedFont(font()));
    m_input->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_input->setTabChangesFocus(true);
    m_input->setMinimumHeight(inputLines * m_input->fontMetrics().lineSpacing() + 2 * metrics::grid);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::pageMargin, metrics::pageMargin, metrics::pageMargin, metrics::grid);
    column->setSpacing(metrics::grid);
    column->addWidget(m_summary);
    column->addWidget(m_about);
    column->addSpacing(metrics::grid);
    column->addWidget(m_list);
    column->addSpacing(metrics::pageMargin);
    column->addWidget(m_inputTitle);
    column->addWidget(m_hint);
    column->addWidget(m_input, 1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setBackgroundRole(QPalette::Window);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(metrics::pageMargin, 0, metrics::pageMargin, 0);
    foot->addWidget(m_buttons);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, metrics::pageMargin);
    outer->setSpacing(metrics::grid);
    outer->addWidget(scroll, 1);
    outer->addLayout(foot);
}

void EnvironmentCheckDialog::setBox(const QString& title) {
    m_box = title;
    retranslate();
}

void EnvironmentCheckDialog::setWaiting() {
    m_isWaiting = true;
    check();
}

void EnvironmentCheckDialog::setPrinted(const QString& text) {
    if (!m_isWaiting)
        return; // something was entered meanwhile
    m_input->setPlainText(text);
    m_pause.stop();
    m_isWaiting = false;
    m_wasFound = !text.isEmpty();
    if (text.isEmpty())
        m_input->setFocus();
    check();
}

QString EnvironmentCheckDialog::summary() const { return m_summary->text(); }

void EnvironmentCheckDialog::retranslate() {
    setWindowTitle(m_box.isEmpty() ? tr("Check an environment")
                                   : tr("Check the environment of %1").arg(m_box));
    m_inputTitle->setText(tr("Output of printenv"));
    m_hint->setText(
        tr("Type printenv at U-Boot's prompt, or run fw_printenv on the box, and paste here what it "
           "prints."));
    m_input->setAccessibleName(m_inputTitle->text());
    m_buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    check();
}

void EnvironmentCheckDialog::check() {
    const auto text = m_input->toPlainText().toStdString();
    const auto part = uboot::lastPrinted(text);
    const auto printed = uboot::parsePrinted(part.empty() ? std::string_view(text) : part);
    if (printed.environment.isEmpty()) {
        m_list->setFindings({}, {});
        m_summary->setText(m_isWaiting                        ? tr("Looking for the output of printenv …")
                           : text.empty() && !m_box.isEmpty() ? tr("No output of printenv was found")
                                                              : tr("There is nothing to check yet"));
        m_about->setText(m_isWaiting     ? QString()
                         : !text.empty() ? tr("No line looks like a variable, such as bootdelay=3.")
                         : m_box.isEmpty()
                             ? tr("With a box chosen in the list, its last output of printenv is taken from "
                                  "the Console.")
                             : tr("The Console has no output of printenv of %1.").arg(m_box));
        m_about->setVisible(!m_about->text().isEmpty());
        return;
    }
    const auto findings = uboot::examine(printed.environment, {});
    m_list->setFindings(printed.environment, findings);
    m_summary->setText(findingsSummary(findings));
    const auto count = static_cast<int>(printed.environment.variables().size());
    QStringList about{count == 1 ? tr("1 variable was read.")
                                 : tr("%n variables were read.", nullptr, count)};
    if (m_wasFound)
        about.append(tr("This is the last output of printenv on the Console."));
    if (!printed.unread.empty())
        about.append(tr("Lines that are not variables were left out. The first one: “%1”")
                         .arg(fromWire(printed.unread.front())));
    if (findings.empty())
        about.append(netconsoleSentence(printed.environment));
    m_about->setText(about.join(QLatin1Char(' ')));
    m_about->setVisible(true);
}

} // namespace etherdeck::ui

#include "moc_check_dialog.cpp"
