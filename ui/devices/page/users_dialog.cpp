#include "ui/devices/page/users_dialog.h"

#include "ui/devices/base/text.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/notice.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr QSize usersDialogSize(520, 220);
constexpr std::size_t maxUsersShown = 20;

QString exportText(Address address) { return QString::fromStdString(address.toString()); }

QString countText(std::uint64_t reads, std::uint64_t writes) {
    return UsersDialog::tr("%1 reads, %2 writes").arg(numberText(reads), numberText(writes));
}

} // namespace

UsersDialog::UsersDialog(DeviceCommandsPtr commands, std::string device, Address address, SanViewer san,
                         QWidget* parent) :
    QDialog(parent),
    m_commands(std::move(commands)),
    m_device(std::move(device)),
    m_address(address),
    m_san(std::move(san)),
    m_notice(new Notice(this)),
    m_again(new QPushButton(tr("Watch again"), this)),
    m_close(new QPushButton(this)) {
    setWindowTitle(tr("Who uses %1?").arg(exportText(address)));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::grid);
    buttons->addStretch();
    buttons->addWidget(m_again);
    buttons->addWidget(m_close);
    m_again->setAutoDefault(false);
    m_close->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::pageMargin);
    layout->setSpacing(metrics::pageMargin);
    layout->addWidget(m_notice);
    layout->addStretch(1);
    layout->addLayout(buttons);
    connect(m_again, &QPushButton::clicked, this, &UsersDialog::watch);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    resize(usersDialogSize);
    watch();
    m_close->setFocus();
}

void UsersDialog::watch() {
    constexpr int indeterminate = 1001;
    m_again->setEnabled(false);
    m_close->setText(tr("Cancel"));
    m_notice->setMessage({Lamp::New,
                          tr("Watching %1 for five seconds").arg(exportText(m_address)),
                          tr("The box counts who reads and writes. Nothing is changed."),
                          {},
                          {},
                          indeterminate});
    m_call = m_commands->watchUsers(
        m_device, m_address, this,
        [this](const wire::CallProgress& progress) {
            auto message = m_notice->message();
            message.progress = progress.steps > 0
                                   ? std::clamp(progress.step, 0, progress.steps) * 1000 / progress.steps
                                   : indeterminate;
            m_notice->setMessage(message);
        },
        [this](const Result<remote::Answer<remote::UserList>>& answer) {
            m_again->setEnabled(true);
            m_close->setText(tr("Close"));
            if (answer && *answer)
                return showUsers(**answer);
            const auto text =
                failureText(answer ? answer->error() : remote::Failure(remote::ConnectionError{}), m_device);
            m_notice->setMessage({Lamp::Conflict,
                                  text.what,
                                  text.why + QLatin1Char('\n') + text.advice,
                                  (text.command + QLatin1Char('\n') + text.raw).trimmed(),
                                  {},
                                  -1});
        });
}

void UsersDialog::showUsers(const remote::UserList& users) {
    const QString address = exportText(m_address);
    if (!users.looked) {
        m_notice->setMessage({Lamp::Doubt,
                              tr("Who uses %1 is unknown").arg(address),
                              tr("The box could not watch it."),
                              {},
                              {},
                              -1});
        return;
    }
    if (users.users.empty()) {
        m_notice->setMessage(
            {Lamp::Doubt,
             tr("Nobody was seen; whether %1 is used is unknown").arg(address),
             tr("An initiator that has mounted it and does nothing at the moment is silent."),
             {},
             {},
             -1});
        return;
    }
    QStringList lines;
    for (std::size_t i = 0; i < std::min(users.users.size(), maxUsersShown); ++i)
        lines << userText(users.users[i]);
    if (users.users.size() > maxUsersShown)
        lines << tr("and %1 more").arg(users.users.size() - maxUsersShown);
    const auto count = static_cast<int>(users.users.size());
    m_notice->setMessage({Lamp::On,
                          count == 1 ? tr("1 initiator uses %1").arg(address)
                                     : tr("%n initiators use %1", nullptr, count).arg(address),
                          lines.join(QLatin1Char('\n')),
                          {},
                          {},
                          -1});
}

QString UsersDialog::userText(const remote::ExportUser& user) const {
    const QString mac = QString::fromStdString(user.mac.toString());
    for (const auto& [name, own] : m_san().own)
        if (own == user.mac)
            return tr("%1, this computer: %2").arg(mac, countText(user.reads, user.writes));
    return tr("%1: %2").arg(mac, countText(user.reads, user.writes));
}

} // namespace etherdeck::ui

#include "moc_users_dialog.cpp"
