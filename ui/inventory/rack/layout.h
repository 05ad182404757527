#pragma once

#include "core/base/address.h"

#include <QRect>

#include <optional>
#include <utility>
#include <vector>

namespace etherdeck::ui {

/// How much a bay says, the most first.
enum class RackZoom { NameAndSize, Size, Slot, Lamp };
inline constexpr RackZoom allRackZooms[] = {RackZoom::NameAndSize, RackZoom::Size, RackZoom::Slot,
                                            RackZoom::Lamp};

/// Distances of one zoom level, in device-independent pixels.
struct RackMetrics {
    QSize bay{112, 72}; ///< at least; wider, so that a line is filled
    int bayGap = 4;     ///< between bays, and between lines of a shelf
    int padding = 8;    ///< between a shelf's edge and its bays
    int labelWidth = 96;
    int shelfGap = 8;          ///< between shelves, both ways
    int margin = 2;            ///< around everything
    int longestRun = 3;        ///< more empty bays than this in a row are one gap
    bool isSideBySide = false; ///< shelves stand beside each other where there is room

    friend bool operator==(const RackMetrics&, const RackMetrics&) = default;
};

/// Where everything in the rack is: shelves as strips, with bays for slots. Knows nothing of widgets or
/// fonts.
class RackLayout {
public:
    struct Shelf {
        std::uint16_t number = 0;
        std::size_t first = 0; ///< of addresses()
        std::size_t count = 0;
        int lines = 1;
        QRect rect;
    };
    struct Cell {
        enum class Kind { Bay, Empty, Gap };
        Kind kind = Kind::Empty;
        Address address; ///< of the first slot of a gap
        int count = 1;   ///< slots that a gap stands for
        QRect rect;
    };
    enum class Direction { Left, Right, Up, Down };
    /// Half open.
    using Range = std::pair<std::size_t, std::size_t>;

    /// `addresses` are sorted, each once.
    void arrange(std::vector<Address> addresses, const RackMetrics& metrics, int width);

    [[nodiscard]] const std::vector<Address>& addresses() const { return m_addresses; }
    [[nodiscard]] const std::vector<Shelf>& shelves() const { return m_shelves; }
    [[nodiscard]] const RackMetrics& metrics() const { return m_metrics; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] int slotsALine() const { return m_slotsALine; }
    /// Those that are at least partly between the two.
    [[nodiscard]] Range shelvesBetween(int top, int bottom) const;
    [[nodiscard]] std::vector<Cell> cells(const Shelf& shelf) const;
    /// Where the shelf's number and name stand.
    [[nodiscard]] QRect labelRect(const Shelf& shelf) const;

    [[nodiscard]] std::optional<Cell> cellAt(QPoint point) const;
    [[nodiscard]] std::optional<Address> addressAt(QPoint point) const;
    /// Empty for an address that is not in the rack.
    [[nodiscard]] QRect rect(Address address) const;
    [[nodiscard]] const Shelf* shelfOf(Address address) const;
    /// Sorted; those whose bays are touched.
    [[nodiscard]] std::vector<Address> inside(const QRect& area) const;
    /// The bay that an arrow key leads to; nothing at the edge. Left and right go on in the next line.
    [[nodiscard]] std::optional<Address> neighbour(Address address, Direction direction) const;
    /// The bay that a page key leads to: `distance` lower (negative: higher), as far as there are bays.
    [[nodiscard]] std::optional<Address> pageFrom(Address address, int distance) const;
    [[nodiscard]] bool contains(Address address) const;
    /// All between two that are in the rack, both of them too, in either order.
    [[nodiscard]] std::vector<Address> between(Address a, Address b) const;

private:
    void splitIntoShelves();
    void placeShelves();
    [[nodiscard]] int cellCount(const Shelf& shelf) const;
    [[nodiscard]] std::vector<Cell> cellsInOrder(const Shelf& shelf) const;
    [[nodiscard]] std::optional<Address> nearest(Range shelves, QPoint point, int above, int below) const;

    std::vector<Address> m_addresses;
    std::vector<Shelf> m_shelves;
    RackMetrics m_metrics;
    int m_slotsALine = 1;
    int m_columns = 1;
    int m_shelfWidth = 0;
    int m_height = 0;
};

} // namespace etherdeck::ui
