#include "ui/console/arrival/sender_setup.h"

#include "core/advisor/sender_lines.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/segmented_control.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

enum Kind { Uboot, Module, KernelCommand, Configfs, KindCount };

constexpr int shownLines = 8;

QString linesOf(const SenderLines& lines, int kind) {
    switch (kind) {
    case Uboot:
        return QString::fromStdString(lines.uboot);
    case Module:
        return QString::fromStdString(lines.module);
    case KernelCommand:
        return QString::fromStdString(lines.kernelCommand);
    default:
        return QString::fromStdString(lines.configfs);
    }
}

} // namespace

SenderSetup::SenderSetup(QWidget* parent) :
    QWidget(parent),
    m_title(headingLabel(this)),
    m_addressLabel(new QLabel(this)),
    m_address(new QComboBox(this)),
    m_kind(new SegmentedControl(this)),
    m_hint(plainLabel(this)),
    m_lines(new QPlainTextEdit(this)),
    m_copy(new QPushButton(icon(Icon::Copy), QString(), this)) {
    for (int kind = 0; kind < KindCount; ++kind)
        m_kind->addSegment({});
    m_addressLabel->setBuddy(m_address);
    m_lines->setReadOnly(true);
    m_lines->setTabChangesFocus(true);
    m_lines->setFont(theme::fixedFont(font()));
    m_lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_lines->setFixedHeight(shownLines * m_lines->fontMetrics().lineSpacing() + 4 * metrics::grid);
    m_copy->setAutoDefault(false);
    auto* choice = new QHBoxLayout;
    choice->setSpacing(metrics::grid);
    choice->addWidget(m_addressLabel);
    choice->addWidget(m_address, 1);
    auto* kinds = new QHBoxLayout;
    kinds->setSpacing(metrics::grid);
    kinds->addWidget(m_kind);
    kinds->addStretch();
    kinds->addWidget(m_copy);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addWidget(m_title);
    column->addLayout(choice);
    column->addLayout(kinds);
    column->addWidget(m_hint);
    column->addWidget(m_lines);
    connect(m_kind, &SegmentedControl::chosen, this, &SenderSetup::refresh);
    connect(m_address, &QComboBox::currentIndexChanged, this, &SenderSetup::refresh);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    keepTranslated(this, [this] { retranslate(); });
}

void SenderSetup::setReceiver(const std::vector<LocalAddress>& addresses, std::uint16_t port,
                              const std::optional<netconsole::Endpoint>& box) {
    const QString chosen = m_address->currentData().toString();
    m_port = port;
    m_box = box;
    if (addresses != m_addresses || m_address->count() == 0) {
        m_addresses = addresses;
        const QSignalBlocker blocker(m_address);
        m_address->clear();
        for (const auto& address : m_addresses) {
            const QString text = QString::fromStdString(address.address);
            m_address->addItem(QStringLiteral("%1 · %2").arg(text, QString::fromStdString(address.interface)),
                               text);
        }
        m_address->setCurrentIndex(std::max(0, m_address->findData(chosen)));
    }
    refresh();
}

QString SenderSetup::text() const { return m_lines->toPlainText(); }

void SenderSetup::retranslate() {
    m_title->setText(tr("How to set up the box"));
    m_addressLabel->setText(tr("Send &to"));
    m_kind->setText(Uboot, tr("U-Boot"));
    m_kind->setText(Module, tr("Linux module"));
    m_kind->setText(KernelCommand, tr("Kernel command line"));
    m_kind->setText(Configfs, tr("configfs"));
    m_kind->setAccessibleName(tr("Kind of sender"));
    m_lines->setAccessibleName(tr("Lines for the sender"));
    m_copy->setText(tr("Copy"));
    refresh();
}

void SenderSetup::refresh() {
    const int kind = m_kind->current();
    if (kind == Uboot)
        m_hint->setText(tr("Paste at U-Boot's prompt. The box first checks that this computer answers: if it "
                           "does not, each output takes seconds."));
    else if (kind == KernelCommand)
        m_hint->setText(tr("Add to the kernel's command line (bootargs). The interface is the box's own; "
                           "behind a router, put the router's MAC address at the end."));
    else
        m_hint->setText(tr("As root on the box. The interface (eth0) is the box's own; behind a router, use "
                           "the router's MAC address instead of this computer's."));
    const int at = m_address->currentIndex();
    const bool isKnown = at >= 0 && at < static_cast<int>(m_addresses.size());
    m_copy->setEnabled(isKnown);
    const QString lines =
        isKnown ? linesOf(senderLines(m_addresses[static_cast<std::size_t>(at)], m_port, m_box), kind)
                : tr("This computer has no address to send to.");
    if (m_lines->toPlainText() != lines)
        m_lines->setPlainText(lines);
}

} // namespace etherdeck::ui

#include "moc_sender_setup.cpp"
