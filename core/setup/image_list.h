#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::setup {

enum class ImageKind : std::uint8_t { Uboot, RescueKernel, RescueRoot, RootFileSystem };
/// "u-boot", "rescue-kernel", "rescue-root", "root-file-system".
[[nodiscard]] std::string_view name(ImageKind kind);

/// An image that somebody has checked: for which board it is cannot be seen in it.
struct KnownImage {
    std::string sha256; ///< 64 lower-case digits
    ImageKind kind = ImageKind::Uboot;
    std::string board;  ///< "pogo_e02"
    std::string file;   ///< as it is called where it is from
    std::string source; ///< an address; may be empty
    bool hasL2Fix = false;

    friend bool operator==(const KnownImage&, const KnownImage&) = default;
};

/// The images that may be written, as a file that users edit: an image a line, '#' begins a comment.
///
///     SHA-256  KIND  BOARD  FILE  [SOURCE]  [l2-fix]
class ImageList {
public:
    static constexpr std::size_t maxText = 1'048'576;
    static constexpr std::size_t maxImages = 1000;

    /// Lines that cannot be read are left out, and their numbers are kept.
    [[nodiscard]] static ImageList parse(std::string_view text);
    [[nodiscard]] std::string text() const;

    /// Of another list: what has the same digest there counts.
    void add(const ImageList& other);
    void add(KnownImage image);
    [[nodiscard]] const KnownImage* find(std::string_view sha256) const;
    [[nodiscard]] const std::vector<KnownImage>& images() const { return m_images; }
    [[nodiscard]] const std::vector<std::size_t>& wrongLines() const { return m_wrongLines; } ///< from 1

private:
    std::vector<KnownImage> m_images;
    std::vector<std::size_t> m_wrongLines;
};

/// 64 hexadecimal digits.
[[nodiscard]] bool isSha256(std::string_view text);

} // namespace etherdeck::setup
