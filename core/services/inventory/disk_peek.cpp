#include "core/services/inventory/disk_peek.h"

#include "core/disks/disk_image.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <deque>
#include <functional>
#include <utility>

namespace etherdeck {

namespace {

constexpr std::size_t maxInFlight = 8;
/// What every Ethernet carries in one frame.
constexpr std::uint64_t safeSectors = 2;
/// A disk that sleeps needs longer to spin up than one question waits.
constexpr int maxTries = 3;
constexpr std::uint64_t maxBytes = 16 * 1024 * 1024;
/// AoE and ATA headers within the Ethernet payload.
constexpr std::uint32_t headersInPayload = 22;

} // namespace

/// One look at one disk.
class DiskPeek::Run {
public:
    Run(DiscoveryService& service, Address address, const discovery::PathKey& path, Told told) :
        m_service(service), m_address(address), m_path(path), m_told(std::move(told)) {}

    /// `ended` takes it away.
    void start(std::function<void()> ended) {
        m_ended = std::move(ended);
        prepare();
        if (!m_outcome)
            send();
        tell();
    }

private:
    struct Request {
        SectorRange range;
        int tries = 0;
    };

    void prepare() {
        const auto* target = m_service.discovery().find(m_address);
        const auto* known = target == nullptr ? nullptr : target->find(m_path);
        if (known == nullptr || !known->identity || known->identity->size.count == 0)
            return end(PeekOutcome::Kind::NotIdentified);
        auto image = DiskImage::create(known->identity->size, known->identity->logicalSectorSize);
        if (!image)
            return end(PeekOutcome::Kind::Failed, image.error());
        m_image.emplace(std::move(*image));
        m_perRequest = std::min<std::uint64_t>(known->sectorsPerFrame, sectorsByMtu());
        m_maxInFlight = std::clamp<std::size_t>(known->buffers, 1, maxInFlight);
        plan();
    }

    void answered(const Request& request, const Result<discovery::Answer>& answer) {
        --m_inFlight;
        if (!m_told.isWanted())
            end(PeekOutcome::Kind::Cancelled);
        else if (answer)
            take(request, answer->frame);
        else
            unanswered(request, answer.error());
        if (!m_outcome && m_todo.empty() && m_inFlight == 0)
            plan();
        if (!m_outcome)
            send();
        tell();
    }

    /// Comes last: at the end it is gone.
    void tell() {
        if (!m_outcome)
            return m_told.part({m_bytesRead, m_bytesRequested});
        m_told.answer(std::move(*m_outcome));
        const auto ended = std::move(m_ended);
        ended();
    }

    [[nodiscard]] std::uint64_t sectorsByMtu() const {
        for (const auto& link : m_service.links())
            if (link.id == m_path.link && link.mtu > headersInPayload)
                return std::clamp<std::uint64_t>((link.mtu - headersInPayload) / Sectors::bytesEach, 1, 255);
        return safeSectors;
    }

    /// What is still to be read; when there is nothing, that is the end.
    void plan() {
        for (const auto& range : m_image->missing()) {
            m_todo.push_back({range, 0});
            m_bytesRequested += range.count.bytes();
        }
        if (m_bytesRequested > maxBytes)
            return end(PeekOutcome::Kind::Failed, {ErrorCode::TooLong, {}, 0});
        if (!m_todo.empty())
            return;
        end(PeekOutcome::Kind::Done);
        m_outcome->contents = m_image->contents();
    }

    void send() {
        while (!m_todo.empty() && m_inFlight < m_maxInFlight) {
            auto& first = m_todo.front();
            const Sectors count{std::min(first.range.count.count, m_perRequest)};
            const Request request{{first.range.start, count}, first.tries};
            first.range.start.count += count.count;
            first.range.count.count -= count.count;
            if (first.range.count.count == 0)
                m_todo.pop_front();
            ++m_inFlight;
            m_asked.add(m_service.ask(
                m_address, m_path,
                [&](const aoe::Route& route) {
                    return aoe::buildReadRequest(route, request.range.start,
                                                 static_cast<std::uint8_t>(request.range.count.count));
                },
                &m_receiver, [this, request](const auto& answer) { answered(request, answer); }));
        }
    }

    /// Large frames may not pass where small ones do.
    void unanswered(Request request, const Error& error) {
        if (error.code == ErrorCode::Closed)
            return end(PeekOutcome::Kind::LinkDown, error);
        if (error.code != ErrorCode::TimedOut)
            return end(PeekOutcome::Kind::Failed, error);
        if (++request.tries >= maxTries)
            return end(PeekOutcome::Kind::NoAnswer, {ErrorCode::TimedOut, {}, 0});
        m_perRequest = std::min(m_perRequest, safeSectors);
        m_todo.push_front(request);
    }

    void take(const Request& request, const aoe::Frame& frame) {
        const auto& header = frame.header;
        if (header.error)
            return end(header.targetError == aoe::TargetError::TargetReserved ? PeekOutcome::Kind::Reserved
                                                                              : PeekOutcome::Kind::Refused,
                       {ErrorCode::Unsupported, aoe::name(header.targetError), 0});
        const auto* ata = std::get_if<aoe::Ata>(&frame.body);
        if (ata == nullptr)
            return end(PeekOutcome::Kind::Failed, {ErrorCode::Malformed, {}, 0});
        if ((ata->statusOrCommand & (aoe::ata::statusError | aoe::ata::statusDeviceFault)) != 0)
            return end(PeekOutcome::Kind::DiskError, ataError(*ata, request.range.start));
        if (ata->data.size() < request.range.count.bytes())
            return end(PeekOutcome::Kind::Failed, {ErrorCode::Truncated, {}, 0});
        if (const auto written =
                m_image->write(request.range.start, ata->data.first(request.range.count.bytes()));
            !written)
            return end(PeekOutcome::Kind::Failed, written.error());
        m_bytesRead += request.range.count.bytes();
    }

    static Error ataError(const aoe::Ata& ata, Sectors at) {
        std::array<char, 80> text{};
        std::snprintf(text.data(), text.size(), "ATA status 0x%02x, error 0x%02x, sector %llu",
                      unsigned{ata.statusOrCommand}, unsigned{ata.errorOrFeature},
                      static_cast<unsigned long long>(at.count));
        return {ErrorCode::System, text.data(), 0};
    }

    void end(PeekOutcome::Kind kind, Error error = {}) {
        if (m_outcome)
            return;
        m_outcome.emplace();
        m_outcome->kind = kind;
        m_outcome->bytesRead = m_bytesRead;
        m_outcome->error = std::move(error);
        m_todo.clear();
    }

    DiscoveryService& m_service;
    Address m_address;
    discovery::PathKey m_path;
    Told m_told;
    std::function<void()> m_ended;
    std::optional<DiskImage> m_image;
    std::uint64_t m_perRequest = safeSectors;
    std::size_t m_maxInFlight = 1;
    std::deque<Request> m_todo;
    QObject m_receiver;
    Calls m_asked;
    std::size_t m_inFlight = 0;
    std::uint64_t m_bytesRead = 0;
    std::uint64_t m_bytesRequested = 0;
    std::optional<PeekOutcome> m_outcome;
};

DiskPeek::DiskPeek(DiscoveryService& service, QObject* parent) : QObject(parent), m_service(service) {}

DiskPeek::~DiskPeek() = default;

Call DiskPeek::look(Address address, const discovery::PathKey& path, QObject* receiver,
                    Each<PeekProgress> each, Then<PeekOutcome> then) {
    return askInThreadOf(this, Told(receiver, std::move(each), std::move(then)),
                         [=, this](const auto& told) { begin(address, path, told); });
}

void DiskPeek::begin(Address address, const discovery::PathKey& path, const Told& told) {
    const auto run = m_runs.emplace(m_runs.end(), m_service, address, path, told);
    run->start([this, run] { m_runs.erase(run); });
}

} // namespace etherdeck

#include "moc_disk_peek.cpp"
