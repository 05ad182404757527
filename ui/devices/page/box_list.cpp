#include "ui/devices/page/box_list.h"

#include "ui/devices/base/text.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/state_lamp.h"

#include <QEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <chrono>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto agesInterval = 10s;
enum BoxRole { BoxLampRole = Qt::UserRole, BoxStateRole, BoxModelRole, BoxCurveRole };

QString elided(const QPainter& painter, const QString& text, int width) {
    return painter.fontMetrics().elidedText(text, Qt::ElideRight, width);
}

/// A box on three lines.
class DeviceBoxDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& /*index*/) const override {
        const QFontMetrics small(theme::secondaryFont(option.font));
        return {0, option.fontMetrics.height() + 2 * small.height() + 2 * metrics::grid};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme::selection(option.palette));
        const QRect rect = option.rect.adjusted(metrics::grid, metrics::grid, -metrics::grid, -metrics::grid);
        const int high = option.fontMetrics.height();
        paintLamp(*painter,
                  QRectF(rect.left(), rect.top() + (high - metrics::lampSize) / 2.0, metrics::lampSize,
                         metrics::lampSize),
                  static_cast<Lamp>(index.data(BoxLampRole).toInt()), option.palette);
        const QRect texts = rect.adjusted(metrics::lampSize + metrics::grid, 0, 0, 0);
        QFont font = option.font;
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(option.palette.color(QPalette::Active, QPalette::Text));
        painter->drawText(QRect(texts.topLeft(), QSize(texts.width(), high)), Qt::AlignVCenter,
                          elided(*painter, index.data().toString(), texts.width()));
        painter->setFont(theme::secondaryFont(option.font));
        painter->setPen(theme::secondaryText(option.palette));
        const int low = painter->fontMetrics().height();
        int top = texts.top() + high;
        const auto curve = index.data(BoxCurveRole).value<std::vector<double>>();
        for (const auto role : {BoxStateRole, BoxModelRole}) {
            const bool hasCurve = role == BoxModelRole && !curve.empty();
            const int width = texts.width() - (hasCurve ? throughputCurve::width + metrics::grid : 0);
            painter->drawText(QRect(texts.left(), top, width, low), Qt::AlignVCenter,
                              elided(*painter, index.data(role).toString(), width));
            if (hasCurve)
                paintCurve(*painter,
                           QRectF(texts.right() - throughputCurve::width, top + 2, throughputCurve::width,
                                  low - metrics::half),
                           curve, throughputCurve::scale, option.palette);
            top += low;
        }
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(theme::accent(option.palette));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius,
                                     metrics::radius);
        }
        painter->restore();
    }
};

} // namespace

DeviceBoxList::DeviceBoxList(QWidget* parent) : QListWidget(parent) {
    setItemDelegate(new DeviceBoxDelegate(this));
    setContextMenuPolicy(Qt::CustomContextMenu);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    connect(this, &QListWidget::currentRowChanged, this, [this] {
        if (!m_isFilling)
            emit deviceChosen(currentDevice());
    });
    connect(&m_clock, &QTimer::timeout, this, &DeviceBoxList::showTexts);
    m_clock.start(agesInterval);
}

void DeviceBoxList::setDevices(const std::vector<KnownDevice>& devices) {
    const auto before = currentDevice();
    const int row = currentRow();
    m_isFilling = true;
    m_devices = devices;
    std::erase_if(m_states, [&devices](const auto& state) {
        return std::ranges::find(devices, state.first, &KnownDevice::device) == devices.end();
    });
    clear();
    for (std::size_t i = 0; i < devices.size(); ++i)
        addItem(new QListWidgetItem);
    showTexts();
    const auto found = std::ranges::find(devices, before, &KnownDevice::device);
    const auto last = static_cast<int>(devices.size()) - 1;
    setCurrentRow(found == devices.end() ? std::min(std::max(row, 0), last)
                                         : static_cast<int>(found - devices.begin()));
    m_isFilling = false;
    emit deviceChosen(currentDevice());
}

void DeviceBoxList::setState(const DeviceStatePtr& state) {
    if (rowOf(state->device) < 0)
        return;
    m_states[state->device] = state;
    showText(rowOf(state->device));
}

void DeviceBoxList::setCurve(const std::string& device, const std::vector<double>& bytes) {
    if (auto* const one = item(rowOf(device)))
        one->setData(BoxCurveRole, bytes.empty() ? QVariant() : QVariant::fromValue(bytes));
}

int DeviceBoxList::rowOf(const std::string& device) const {
    const auto found = std::ranges::find(m_devices, device, &KnownDevice::device);
    return found == m_devices.end() ? -1 : static_cast<int>(found - m_devices.begin());
}

void DeviceBoxList::setGroups(const std::map<std::string, std::string>& groups) {
    m_groups = groups;
    showTexts();
}

std::string DeviceBoxList::currentDevice() const {
    const auto row = static_cast<std::size_t>(currentRow());
    return row < m_devices.size() ? m_devices[row].device : std::string();
}

void DeviceBoxList::choose(const std::string& device) {
    if (const int row = rowOf(device); row >= 0)
        setCurrentRow(row);
}

DeviceStatePtr DeviceBoxList::stateOf(const std::string& device) const {
    const auto found = m_states.find(device);
    return found == m_states.end() ? nullptr : found->second;
}

void DeviceBoxList::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        showTexts();
    QListWidget::changeEvent(event);
}

void DeviceBoxList::showTexts() {
    for (int row = 0; row < count(); ++row)
        showText(row);
}

void DeviceBoxList::showText(int row) {
    const auto now = std::chrono::system_clock::now();
    const auto& known = m_devices.at(static_cast<std::size_t>(row));
    const auto state = stateOf(known.device);
    auto& one = *item(row);
    const QString title = titleOf(known, state.get());
    const QString link = linkText(state.get(), now);
    QString model = state && state->box ? fromWire(state->box->model) : fromWire(known.device);
    if (const auto group = m_groups.find(known.device); group != m_groups.end() && !group->second.empty())
        model = QStringLiteral("%1 · %2").arg(fromWire(group->second), model);
    one.setText(title);
    one.setData(BoxLampRole, static_cast<int>(lampOf(state.get())));
    one.setData(BoxStateRole, link);
    one.setData(BoxModelRole, model);
    one.setData(Qt::AccessibleTextRole, QStringLiteral("%1, %2, %3").arg(title, link, model));
    one.setToolTip(asToolTip(QStringLiteral("%1\n%2").arg(fromWire(known.device), link)));
}

} // namespace etherdeck::ui

#include "moc_box_list.cpp"
