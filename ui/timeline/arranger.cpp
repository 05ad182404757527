#include "ui/timeline/arranger.h"

#include <chrono>
#include <utility>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto gatherTime = 100ms; ///< changes that come by themselves come in numbers
constexpr auto newsInterval = 1s;
/// Boots and crashes are told when they end, with the time at which they began.
constexpr auto lookBack = 1h;

/// Newest first; a conflict stands in two lanes and is one row.
std::vector<std::uint32_t> rowsOf(const std::vector<TimelinePoint>& points) {
    std::vector<std::uint32_t> rows;
    rows.reserve(points.size());
    for (auto point = points.rbegin(); point != points.rend(); ++point)
        if (rows.empty() || rows.back() != point->item)
            rows.push_back(point->item);
    return rows;
}

} // namespace

TimelineArranger::TimelineArranger(TimelineReader& reader, QObject* parent) :
    QObject(parent),
    m_reader(reader),
    m_facts(std::make_shared<TimelineFacts>()),
    m_soon(this),
    m_news(this) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherTime);
    connect(&m_soon, &QTimer::timeout, this, &TimelineArranger::arrange);
    m_news.setSingleShot(true);
    m_news.setInterval(newsInterval);
    connect(&m_news, &QTimer::timeout, this, &TimelineArranger::readNews);
}

TimelineArranger::~TimelineArranger() = default;

void TimelineArranger::reload() { read({}); }

void TimelineArranger::noteStored() {
    if (!m_news.isActive())
        m_news.start();
}

/// What has happened since the newest thing that shows.
void TimelineArranger::readNews() {
    if (m_read.isUnderWay())
        return noteStored();
    if (!m_isRead)
        return;
    TimelineQuery query;
    const auto& items = m_content->items->items();
    if (!items.empty())
        query.from = WallTime(std::chrono::milliseconds(items.back().time)) - lookBack;
    read(query);
}

void TimelineArranger::read(const TimelineQuery& query) {
    m_read = m_reader.read(query, this, [this](const Result<TimelineData>& data) { noteRead(data); });
}

void TimelineArranger::noteRead(const Result<TimelineData>& data) {
    if (data)
        take(withData(m_facts, *data));
    else if (data.error().code != ErrorCode::Closed) // else another file is being opened
        emit failed(data.error());
    m_isRead = true;
    arrange();
}

void TimelineArranger::setFilter(const TimelineFilter& filter) {
    m_filter = filter;
    arrange();
}

void TimelineArranger::addEvents(const std::vector<store::EventRecord>& events) {
    take(withEvents(m_facts, events));
}

void TimelineArranger::applyInventory(const InventoryChange& change) { take(withInventory(m_facts, change)); }

void TimelineArranger::setNames(const store::NameBook& names) { take(withNames(m_facts, names)); }

void TimelineArranger::setBoxes(const BoxesPtr& boxes) { take(withBoxes(m_facts, boxes)); }

void TimelineArranger::toggle(const TimelineGroup& group) {
    take(withToggled(m_facts, group));
    arrange();
}

void TimelineArranger::take(const TimelineFactsPtr& facts) {
    if (facts == m_facts)
        return;
    m_facts = facts;
    m_items.reset();
    if (!m_soon.isActive())
        m_soon.start();
}

void TimelineArranger::arrange() {
    m_soon.stop();
    if (!m_items)
        m_items = std::make_shared<TimelineItems>(m_facts);
    auto content = std::make_shared<TimelineContent>();
    content->isRead = m_isRead;
    content->items = m_items;
    content->points = m_items->points(m_filter.kinds, m_filter.words);
    content->rows = rowsOf(content->points);
    if (m_content)
        m_former.push_back(std::exchange(m_content, nullptr));
    m_content = std::move(content);
    emit arranged(m_content);
    takeDown();
}

/// Whoever lets go of one later does not take it down: it is still held here.
void TimelineArranger::takeDown() {
    std::erase_if(m_former, [](const auto& content) { return content.use_count() == 1; });
}

} // namespace etherdeck::ui

#include "moc_arranger.cpp"
