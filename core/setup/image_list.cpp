#include "core/setup/image_list.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace etherdeck::setup {

namespace {

constexpr std::size_t digestDigits = 64;
constexpr std::size_t longestWord = 1024;
constexpr std::string_view l2Word = "l2-fix";

constexpr std::array<std::pair<ImageKind, std::string_view>, 4> kindNames{{
    {ImageKind::Uboot, "u-boot"},
    {ImageKind::RescueKernel, "rescue-kernel"},
    {ImageKind::RescueRoot, "rescue-root"},
    {ImageKind::RootFileSystem, "root-file-system"},
}};

std::string_view takeWord(std::string_view& line) {
    constexpr std::string_view blanks = " \t\r";
    line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
    const auto word = line.substr(0, line.find_first_of(blanks));
    line.remove_prefix(word.size());
    return word;
}

std::optional<ImageKind> imageKind(std::string_view text) {
    const auto* const found =
        std::ranges::find(kindNames, text, &std::pair<ImageKind, std::string_view>::second);
    return found == kindNames.end() ? std::nullopt : std::optional(found->first);
}

bool isHarmlessWord(std::string_view word) {
    return !word.empty() && word.size() <= longestWord &&
           std::ranges::all_of(word, [](unsigned char character) { return std::isgraph(character) != 0; });
}

/// A '#' in an address is none.
std::string_view withoutComment(std::string_view line) {
    for (auto at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1))
        if (at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t')
            return line.substr(0, at);
    return line;
}

std::optional<KnownImage> imageIn(std::string_view line) {
    KnownImage image;
    image.sha256 = takeWord(line);
    std::ranges::transform(image.sha256, image.sha256.begin(), [](unsigned char character) {
        return static_cast<char>(std::tolower(character));
    });
    const auto kind = imageKind(takeWord(line));
    image.board = takeWord(line);
    image.file = takeWord(line);
    if (!isSha256(image.sha256) || !kind || !isHarmlessWord(image.board) || !isHarmlessWord(image.file))
        return std::nullopt;
    image.kind = *kind;
    for (auto word = takeWord(line); !word.empty(); word = takeWord(line)) {
        if (word == l2Word && !image.hasL2Fix)
            image.hasL2Fix = true;
        else if (image.source.empty() && isHarmlessWord(word))
            image.source = word;
        else
            return std::nullopt;
    }
    return image;
}

std::string lineOf(const KnownImage& image) {
    auto line = image.sha256 + "  " + std::string(name(image.kind)) + "  " + image.board + "  " + image.file;
    if (!image.source.empty())
        line += "  " + image.source;
    return line + (image.hasL2Fix ? "  " + std::string(l2Word) : "");
}

} // namespace

std::string_view name(ImageKind kind) {
    return std::ranges::find(kindNames, kind, &std::pair<ImageKind, std::string_view>::first)->second;
}

bool isSha256(std::string_view text) {
    return text.size() == digestDigits &&
           std::ranges::all_of(text, [](unsigned char character) { return std::isxdigit(character) != 0; });
}

ImageList ImageList::parse(std::string_view text) {
    ImageList list;
    text = text.substr(0, maxText);
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        line = withoutComment(line);
        auto rest = line;
        if (takeWord(rest).empty())
            continue;
        auto image = imageIn(line);
        if (image && list.m_images.size() < maxImages)
            list.add(std::move(*image));
        else
            list.m_wrongLines.push_back(number);
    }
    return list;
}

std::string ImageList::text() const {
    std::string text;
    for (const auto& image : m_images)
        text += lineOf(image) + '\n';
    return text;
}

void ImageList::add(KnownImage image) {
    const auto same = std::ranges::find(m_images, image.sha256, &KnownImage::sha256);
    if (same == m_images.end())
        m_images.push_back(std::move(image));
    else
        *same = std::move(image);
}

void ImageList::add(const ImageList& other) {
    for (const auto& image : other.m_images)
        add(image);
}

const KnownImage* ImageList::find(std::string_view sha256) const {
    const auto found = std::ranges::find(m_images, sha256, &KnownImage::sha256);
    return found == m_images.end() ? nullptr : &*found;
}

} // namespace etherdeck::setup
