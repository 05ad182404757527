#include "ui/shell/activity/center.h"

#include "ui/console/page/box_text.h"
#include "ui/inventory/page/away_notices.h"
#include "ui/shell/activity/notice_text.h"
#include "ui/text/plain.h"

#include <QCryptographicHash>
#include <QSettings>

#include <algorithm>
#include <set>
#include <utility>

namespace etherdeck::ui {

namespace {

using Kind = StandingNotice::Kind;
using discovery::EventKind;

const QString boardKey = QStringLiteral("window/notices");
constexpr auto tellDelay = std::chrono::milliseconds(200);
const QString awayPrefix = QStringLiteral("away/");

QString idOf(const StandingNotice& notice) {
    return QStringLiteral("%1/%2")
        .arg(static_cast<int>(notice.kind))
        .arg(QString::fromStdString(notice.subject));
}

/// A device may be a long command.
std::string exportSubject(const std::string& device, Address address) {
    const auto digest = QCryptographicHash::hash(QByteArray::fromStdString(device), QCryptographicHash::Sha1);
    return digest.toHex().toStdString() + ' ' + address.toString();
}

} // namespace

ActivityCenter::ActivityCenter(AwayNotices& away, QSettings& settings, QObject* parent) :
    QObject(parent), m_away(away), m_settings(settings) {
    m_board.restore(settings.value(boardKey).toByteArray());
    m_soon.setSingleShot(true);
    m_soon.setInterval(tellDelay);
    connect(&m_soon, &QTimer::timeout, this, &ActivityCenter::tell);
    connect(&away, &AwayNotices::departuresChanged, this, &ActivityCenter::changed);
    connect(&away, &AwayNotices::awayCountChanged, this, &ActivityCenter::changed);
}

ActivityCenter::~ActivityCenter() {
    if (m_soon.isActive())
        save();
}

void ActivityCenter::noteBoardChange(bool isOther) {
    if (isOther && !m_soon.isActive())
        m_soon.start();
}

void ActivityCenter::tell() {
    m_soon.stop();
    save();
    emit changed();
}

void ActivityCenter::save() const {
    const QByteArray saved = m_board.save();
    if (saved.isEmpty())
        m_settings.remove(boardKey);
    else
        m_settings.setValue(boardKey, saved);
}

void ActivityCenter::noteEvent(const DiscoveryEvent& event, const QString& name) {
    const std::string subject = event.event.address.toString();
    if (event.event.kind == EventKind::Conflict) {
        m_board.withdraw(Kind::PossibleConflict, subject); // it is certain now
        noteConflict(Kind::Conflict, event, name);
    } else if (event.event.kind == EventKind::PossibleConflict) {
        noteConflict(Kind::PossibleConflict, event, name);
    } else if (event.event.kind == EventKind::ConflictEnded) {
        const bool wasCertain = m_board.end(Kind::Conflict, subject, event.time);
        noteBoardChange(m_board.end(Kind::PossibleConflict, subject, event.time) || wasCertain);
    }
}

void ActivityCenter::noteConflict(Kind kind, const DiscoveryEvent& event, const QString& name) {
    StandingNotice notice;
    notice.kind = kind;
    notice.address = event.event.address;
    notice.subject = notice.address.toString();
    notice.begin = event.time;
    notice.name = name.toStdString();
    noteBoardChange(m_board.begin(std::move(notice)));
}

void ActivityCenter::noteCrash(const store::ConsoleCrash& crash, const QString& name) {
    StandingNotice notice;
    notice.kind = Kind::Crash;
    notice.subject = std::to_string(crash.source) + '/' + std::to_string(crash.boot);
    notice.begin = crash.time;
    notice.name = name.toStdString();
    notice.detail = crash.title.empty() ? crashText(crash.kind).toStdString() : crash.title;
    notice.source = crash.source;
    notice.boot = crash.boot;
    notice.line = crash.firstLine;
    noteBoardChange(m_board.begin(std::move(notice)));
}

void ActivityCenter::noteDevice(const DeviceState& state, const QString& name) {
    // What a box says no more is not over: it may only be out of reach.
    if (state.link != DeviceState::Link::Connected || !state.exports ||
        state.device.size() > NoticeBoard::maxDevice)
        return;
    const auto now = Moment::now().wall;
    std::set<std::string> failed;
    bool isOther = false;
    for (const auto& one : state.exports->exports) {
        if (one.state != plans::ExportState::Failed || failed.size() == NoticeBoard::limit)
            continue;
        StandingNotice notice;
        notice.kind = Kind::FailedExport;
        notice.address = one.config.address;
        notice.subject = exportSubject(state.device, notice.address);
        notice.begin = now;
        notice.device = state.device;
        notice.name = name.toStdString();
        notice.detail = one.reason;
        failed.insert(notice.subject);
        isOther = m_board.begin(std::move(notice)) || isOther;
    }
    isOther = m_board.endOthers(Kind::FailedExport, state.device, failed, now) || isOther;
    noteBoardChange(isOther);
}

void ActivityCenter::forgetDevice(const std::string& device) {
    for (const auto& notice : m_board.standing())
        if (notice.kind == Kind::FailedExport && notice.device == device)
            noteBoardChange(m_board.withdraw(notice.kind, notice.subject));
}

int ActivityCenter::count() const {
    return static_cast<int>(m_away.standingCount() + m_board.standingCount());
}

bool ActivityCenter::isAnyUrgent() const {
    return std::ranges::any_of(m_board.standing(),
                               [](const auto& notice) { return noticeLamp(notice) == Lamp::Conflict; });
}

std::vector<NoticeRow> ActivityCenter::rows() const {
    std::vector<NoticeRow> rows;
    for (const auto& notice : m_board.standing())
        rows.push_back({idOf(notice), noticeLamp(notice), noticeTitle(notice), noticeText(notice),
                        notice.begin, tr("Show")});
    for (const auto& notice : m_away.standing())
        rows.push_back({awayPrefix + QString::number(notice.id), notice.message.lamp, notice.message.title,
                        notice.message.text, notice.time, notice.message.action});
    const auto isUrgent = [](const NoticeRow& row) { return row.lamp == Lamp::Conflict; };
    std::ranges::stable_sort(rows, [&](const NoticeRow& a, const NoticeRow& b) {
        return isUrgent(a) != isUrgent(b) ? isUrgent(a) : a.time > b.time;
    });
    return rows;
}

std::optional<StandingNotice> ActivityCenter::find(const QString& id) const {
    for (auto& notice : m_board.standing())
        if (idOf(notice) == id)
            return notice;
    return std::nullopt;
}

void ActivityCenter::acknowledge(const QString& id) {
    if (id.startsWith(awayPrefix)) {
        m_away.acknowledge(id.mid(awayPrefix.size()).toUInt());
        emit changed();
    } else if (const auto notice = find(id)) {
        m_board.acknowledge(notice->kind, notice->subject);
        tell();
    }
}

void ActivityCenter::acknowledgeAll() {
    for (const auto& notice : m_away.standing())
        m_away.acknowledge(notice.id);
    m_board.acknowledgeAll();
    tell();
}

void ActivityCenter::show(const QString& id) {
    if (id.startsWith(awayPrefix))
        return m_away.showWhatIsMeant(id.mid(awayPrefix.size()).toUInt());
    const auto notice = find(id);
    if (!notice)
        return;
    switch (notice->kind) {
    case Kind::Conflict:
    case Kind::PossibleConflict:
        emit targetRequested(notice->address);
        break;
    case Kind::Crash:
        emit consoleRequested(notice->source, notice->boot, notice->line);
        break;
    case Kind::FailedExport:
        emit deviceRequested(notice->device);
        break;
    }
}

} // namespace etherdeck::ui

#include "moc_center.cpp"
