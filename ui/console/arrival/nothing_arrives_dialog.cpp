#include "ui/console/arrival/nothing_arrives_dialog.h"

#include "ui/console/arrival/row.h"
#include "ui/console/arrival/sender_setup.h"
#include "ui/console/arrival/text.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/plain.h"
#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollArea>
#include <QShowEvent>
#include <QTimer>
#include <QVBoxLayout>

#include <array>

namespace etherdeck::ui {

namespace {

constexpr int firstWidth = 92 * metrics::grid;
constexpr int firstHeight = 90 * metrics::grid;
constexpr std::size_t legs = 5;
constexpr std::size_t maxTests = 5;

} // namespace

struct NothingArrivesDialog::Parts {
    explicit Parts(ArrivalProbe& itsProbe) : probe(itsProbe) {}

    ArrivalProbe& probe;
    Call asksFacts;
    Calls asksTests;
    ArrivalCheck check;
    ArrivalPort port;
    ArrivalFacts facts;
    QString boxName;
    std::optional<netconsole::Endpoint> box;
    bool isTesting = false;

    QLabel* summary = nullptr;
    std::array<ArrivalRow*, legs> rows{};
    SenderSetup* setup = nullptr;
    QPushButton* again = nullptr;
    QPushButton* close = nullptr;
    QTimer timer;
};

NothingArrivesDialog::NothingArrivesDialog(ArrivalProbe& probe, QWidget* parent) :
    QDialog(parent), m_parts(std::make_unique<Parts>(probe)) {
    auto& parts = *m_parts;
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::pageMargin, metrics::pageMargin, metrics::pageMargin, metrics::grid);
    column->setSpacing(metrics::pageMargin);
    parts.summary = plainLabel(content);
    parts.summary->setFont(theme::titleFont(font()));
    column->addWidget(parts.summary);
    for (auto& row : parts.rows)
        column->addWidget(row = new ArrivalRow(content));
    column->addSpacing(metrics::grid);
    column->addWidget(parts.setup = new SenderSetup(content));
    column->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setBackgroundRole(QPalette::Window);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    parts.close = buttons->button(QDialogButtonBox::Close);
    parts.again = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    parts.again->setDefault(true);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, metrics::pageMargin);
    outer->setSpacing(metrics::grid);
    outer->addWidget(scroll, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(metrics::pageMargin, 0, metrics::pageMargin, 0);
    foot->addWidget(buttons);
    outer->addLayout(foot);
    parts.timer.setSingleShot(true);
    connect(&parts.timer, &QTimer::timeout, this, [this] {
        m_parts->check.timeReached(Clock::now());
        refresh();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &NothingArrivesDialog::reject);
    connect(parts.again, &QPushButton::clicked, this, &NothingArrivesDialog::checkAgain);
    resize(firstWidth, firstHeight);
    keepTranslated(this, [this] { retranslate(); });
}

NothingArrivesDialog::~NothingArrivesDialog() = default;

void NothingArrivesDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    if (!event->spontaneous())
        checkAgain();
}

void NothingArrivesDialog::setPort(const ArrivalPort& port) {
    auto& parts = *m_parts;
    const bool wasOpen = parts.port.isOpen;
    parts.port = port;
    parts.check.setPort(port);
    if (port.isOpen && !wasOpen && parts.isTesting)
        beginTest();
    refresh();
}

void NothingArrivesDialog::setBox(const QString& name, const netconsole::Endpoint& endpoint) {
    m_parts->boxName = name;
    m_parts->box = endpoint;
    m_parts->check.setBox(endpoint);
    retranslate();
}

/// Forgets what was found, and looks once more.
void NothingArrivesDialog::checkAgain() {
    auto& parts = *m_parts;
    parts.check = {};
    parts.facts = {};
    parts.check.setPort(parts.port);
    parts.check.setBox(parts.box);
    parts.isTesting = true;
    ArrivalQuestion question;
    question.address = parts.port.address;
    question.packet.port = parts.port.address.endpoint.port;
    if (parts.box && parts.box->isV4())
        std::copy_n(parts.box->address.end() - 4, 4, question.packet.from.emplace().begin());
    if (parts.port.isOpen)
        beginTest();
    refresh();
    parts.asksFacts = parts.probe.gather(question, this, [this](const Result<ArrivalFacts>& facts) {
        if (facts)
            showFacts(*facts);
    });
}

/// To the console's own address; one that listens everywhere is reached by loopback first.
void NothingArrivesDialog::beginTest() {
    auto& parts = *m_parts;
    parts.asksTests.cancel();
    auto to = parts.port.address.endpoint;
    if (parts.port.address.isAny())
        to = netconsole::Endpoint::v4({127, 0, 0, 1}, to.port);
    sendTest(to, parts.check.beginTest(QRandomGenerator::global()->generate64(), to.addressText()));
    testOwnAddresses();
}

/// Those that boxes are told, once it is known which they are.
void NothingArrivesDialog::testOwnAddresses() {
    auto& parts = *m_parts;
    if (!parts.port.isOpen || !parts.port.address.isAny() || parts.check.testCount() != 1)
        return;
    for (const auto& local : localAddresses(parts.facts.interfaces, parts.box)) {
        const auto address = ConsoleAddress::parse(local.address, parts.port.address.endpoint.port);
        if (!address || parts.check.testCount() == maxTests)
            continue;
        sendTest(address->endpoint,
                 parts.check.addTest(QRandomGenerator::global()->generate64(), local.address));
    }
}

void NothingArrivesDialog::sendTest(const netconsole::Endpoint& to, const std::string& line) {
    auto& parts = *m_parts;
    auto address = parts.port.address;
    address.endpoint = to;
    const auto which = parts.check.testCount() - 1;
    parts.asksTests.add(parts.probe.sendTest(
        address, QByteArray::fromStdString(line + '\n'), this,
        [this, which](TestSent) {
            m_parts->check.testSent(Clock::now(), which);
            refresh();
        },
        [this, which](const Result<void>& arrived) {
            arrived ? m_parts->check.testArrived(which) : m_parts->check.testNotSent(arrived.error(), which);
            refresh();
        }));
}

void NothingArrivesDialog::showFacts(const ArrivalFacts& facts) {
    m_parts->facts = facts;
    m_parts->check.setFacts(facts);
    m_parts->setup->setReceiver(localAddresses(facts.interfaces, m_parts->box),
                                m_parts->port.address.endpoint.port, m_parts->box);
    testOwnAddresses();
    refresh();
}

void NothingArrivesDialog::retranslate() {
    setWindowTitle(m_parts->boxName.isEmpty() ? tr("Nothing arrives?")
                                              : tr("Nothing arrives from %1?").arg(m_parts->boxName));
    m_parts->again->setText(tr("Check &again"));
    m_parts->close->setText(tr("Close"));
    refresh();
}

void NothingArrivesDialog::refresh() {
    auto& parts = *m_parts;
    parts.summary->setText(arrivalSummary(parts.check));
    const auto findings = parts.check.findings();
    for (std::size_t i = 0; i < legs; ++i)
        parts.rows[i]->setFinding(findings[i]);
    const auto deadline = parts.check.nextDeadline();
    if (deadline == TimePoint::max())
        parts.timer.stop();
    else
        parts.timer.start(std::max(std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()),
                                   std::chrono::milliseconds(1)));
}

} // namespace etherdeck::ui

#include "moc_nothing_arrives_dialog.cpp"
