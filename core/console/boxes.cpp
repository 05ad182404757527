#include "core/console/boxes.h"

#include <algorithm>

namespace etherdeck {

namespace {

using netconsole::Endpoint;
using netconsole::SourceId;
using netconsole::UbootPhase;

ConsoleBoxState boxOf(const store::ConsoleSource& source) {
    ConsoleBoxState box;
    box.source = source.id;
    box.name = source.name;
    box.title = source.title();
    box.box = source.box;
    box.addresses = source.endpoints;
    box.firstHeard = source.firstHeard;
    box.lastHeard = source.lastHeard;
    box.boots = source.boots;
    box.lines = source.lines;
    box.crashes = source.crashes;
    box.merged = source.merged;
    return box;
}

} // namespace

std::int64_t LineRate::secondOf(TimePoint time) {
    return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
}

void LineRate::add(TimePoint now, std::uint64_t lines) {
    const auto second = secondOf(now);
    const auto slot = static_cast<std::size_t>(second) % m_lines.size();
    if (m_second[slot] != second)
        m_lines[slot] = 0;
    m_second[slot] = second;
    m_lines[slot] += lines;
}

/// The present second is not over, so it does not count unless nothing else does.
double LineRate::perSecond(TimePoint now) const {
    const auto second = secondOf(now);
    std::uint64_t past = 0;
    std::uint64_t present = 0;
    for (std::size_t slot = 0; slot < m_lines.size(); ++slot) {
        if (m_second[slot] == second)
            present = m_lines[slot];
        else if (m_second[slot] >= second - seconds && m_second[slot] < second)
            past += m_lines[slot];
    }
    return past == 0 ? static_cast<double>(present)
                     : static_cast<double>(past) / static_cast<double>(seconds);
}

void ConsoleBoxes::setStored(std::vector<store::ConsoleSource> sources) {
    m_stored = std::move(sources);
    std::ranges::sort(m_stored, {}, &store::ConsoleSource::id);
}

void ConsoleBoxes::clearLive() {
    m_map.clear();
    m_live.clear();
    m_infos.reset();
    m_gone.clear();
    m_linesHeard = 0;
    m_openLinesChanged = true;
}

void ConsoleBoxes::heard(const ConsoleBatch& batch, TimePoint now) {
    m_infos = batch.sources;
    for (const auto& event : batch.events) {
        if (const auto* line = std::get_if<netconsole::Line>(&event))
            note(*line, now);
        else if (const auto* open = std::get_if<netconsole::OpenLine>(&event))
            note(*open);
        else if (const auto* change = std::get_if<netconsole::UbootStateChanged>(&event))
            note(*change);
        else if (const auto* merged = std::get_if<netconsole::SourceMerged>(&event))
            note(*merged);
        else if (const auto* forgotten = std::get_if<netconsole::SourceForgotten>(&event))
            note(*forgotten);
    }
}

void ConsoleBoxes::note(const netconsole::Line& line, TimePoint now) {
    auto& live = m_live[line.source];
    live.rate.add(now);
    live.lastHeard = std::max(live.lastHeard, line.time);
    if (line.kind != netconsole::Kind::Uboot)
        live.kernelStarted.reset();
    ++m_linesHeard;
    if (live.openLines.empty())
        return;
    if (const auto open = live.openLines.find(line.id); open != live.openLines.end()) {
        open->second = {line, m_linesHeard};
        m_openLinesChanged = true;
    }
}

void ConsoleBoxes::setLinesStored(std::uint64_t lines) {
    for (auto& [source, live] : m_live)
        if (std::erase_if(live.openLines, [lines](const auto& one) {
                return one.second.endedAs != 0 && one.second.endedAs <= lines;
            }) > 0)
            m_openLinesChanged = true;
}

void ConsoleBoxes::note(const netconsole::OpenLine& open) {
    auto& live = m_live[open.line.source];
    live.lastHeard = std::max(live.lastHeard, open.line.time);
    live.openLines.insert_or_assign(open.line.id, Open{open.line});
    if (live.openLines.size() > maxOpenLines)
        live.openLines.erase(live.openLines.begin());
    m_openLinesChanged = true;
}

void ConsoleBoxes::note(const netconsole::UbootStateChanged& change) {
    auto& live = m_live[change.source];
    const bool isGone = change.state.phase == UbootPhase::Gone;
    if (isGone && !live.uboots.contains(change.endpoint) && !isUboot(change.source, change.endpoint))
        return; // a kernel where no U-Boot was heard
    live.uboots.insert_or_assign(change.endpoint, change.state);
    live.typeTo = change.endpoint;
    live.ubootChanged = true;
    live.lastHeard =
        std::max(live.lastHeard, change.state.phase == UbootPhase::Quiet ? WallTime() : change.time);
    if (isGone) {
        live.kernelStarted = change.time;
        m_gone.push_back(change.endpoint);
    } else {
        live.kernelStarted.reset();
    }
}

void ConsoleBoxes::note(const netconsole::SourceMerged& merged) {
    const auto from = m_live.find(merged.from);
    if (from == m_live.end())
        return;
    auto& into = m_live[merged.into];
    into.uboots.insert(from->second.uboots.begin(), from->second.uboots.end());
    into.typeTo = into.typeTo ? into.typeTo : from->second.typeTo;
    into.lastHeard = std::max(into.lastHeard, from->second.lastHeard);
    into.openLines.merge(from->second.openLines);
    m_live.erase(from);
    m_openLinesChanged = true;
}

void ConsoleBoxes::note(const netconsole::SourceForgotten& forgotten) {
    m_live.erase(forgotten.source);
    m_openLinesChanged = true;
}

std::vector<ConsoleBoxState> ConsoleBoxes::boxes(TimePoint now) const {
    std::vector<ConsoleBoxState> boxes;
    boxes.reserve(m_stored.size());
    for (const auto& source : m_stored)
        boxes.push_back(boxOf(source));
    for (const auto& live : m_map) {
        const auto box = std::ranges::lower_bound(boxes, live.id, {}, &ConsoleBoxState::source);
        if (box != boxes.end() && box->source == live.id)
            join(*box, live, now);
    }
    return boxes;
}

void ConsoleBoxes::join(ConsoleBoxState& box, const store::LiveSource& live, TimePoint now) const {
    if (const auto* info = infoOf(live.source)) {
        box.boot = live.boot(info->boot).value_or(0);
        box.sharesAddress = info->sharesAddress;
        box.heardAt = info->endpoints;
    }
    if (const auto heard = m_live.find(live.source); heard != m_live.end())
        joinHeard(box, heard->second, now);
}

void ConsoleBoxes::joinHeard(ConsoleBoxState& box, const Live& heard, TimePoint now) const {
    box.lastHeard = std::max(box.lastHeard, heard.lastHeard);
    box.linesPerSecond = heard.rate.perSecond(now);
    box.kernelStarted = heard.kernelStarted;
    if (heard.typeTo) {
        box.typeTo = ConsoleAddress{*heard.typeTo, 0};
        box.uboot = heard.uboots.at(*heard.typeTo);
    }
    for (auto& endpoint : box.heardAt)
        if (const auto uboot = heard.uboots.find(endpoint.endpoint); uboot != heard.uboots.end())
            endpoint.uboot = uboot->second;
}

std::vector<netconsole::Line> ConsoleBoxes::openLines() const {
    std::vector<netconsole::Line> lines;
    for (const auto& map : m_map) {
        const auto live = m_live.find(map.source);
        if (live == m_live.end())
            continue;
        for (const auto& [id, open] : live->second.openLines) {
            const auto& line = open.line;
            lines.push_back(line);
            lines.back().source = static_cast<SourceId>(map.id);
            lines.back().boot = static_cast<netconsole::BootNumber>(map.boot(line.boot).value_or(0));
        }
    }
    return lines;
}

std::vector<ConsoleBoxes::UbootChange> ConsoleBoxes::takeUbootChanges() {
    std::vector<UbootChange> changes;
    for (const auto& map : m_map) {
        const auto live = m_live.find(map.source);
        if (live != m_live.end() && std::exchange(live->second.ubootChanged, false))
            changes.push_back({map.id, live->second.uboots.at(*live->second.typeTo)});
    }
    return changes;
}

std::vector<ConsoleBoxes::Talking> ConsoleBoxes::talking() const {
    std::vector<Talking> talking;
    for (const auto& map : m_map) {
        const auto live = m_live.find(map.source);
        if (live == m_live.end())
            continue;
        for (const auto& [endpoint, state] : live->second.uboots)
            if (state.phase != UbootPhase::Gone)
                talking.push_back({map.id, endpoint});
    }
    return talking;
}

const store::ConsoleSource* ConsoleBoxes::stored(std::int64_t source) const {
    const auto found = std::ranges::lower_bound(m_stored, source, {}, &store::ConsoleSource::id);
    return found != m_stored.end() && found->id == source ? &*found : nullptr;
}

bool ConsoleBoxes::isUboot(SourceId source, const Endpoint& endpoint) const {
    const auto* info = infoOf(source);
    return info && std::ranges::any_of(info->endpoints, [&endpoint](const netconsole::EndpointInfo& one) {
               return one.endpoint == endpoint && one.hasUboot;
           });
}

const netconsole::SourceInfo* ConsoleBoxes::infoOf(SourceId id) const {
    if (!m_infos)
        return nullptr;
    const auto found = std::ranges::find(*m_infos, id, &netconsole::SourceInfo::id);
    return found == m_infos->end() ? nullptr : &*found;
}

} // namespace etherdeck
