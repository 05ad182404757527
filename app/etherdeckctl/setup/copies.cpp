#include "app/etherdeckctl/setup/copies.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/base/terminal.h"
#include "core/base/harmless_text.h"
#include "core/base/sha256.h"
#include "core/services/desk/state_folder.h"
#include "core/system/replace_file.h"
#include "core/system/small_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <chrono>
#include <unistd.h>

namespace etherdeck::ctl {

namespace {

using plans::RefusalCode;

constexpr qint64 hashedAtOnce = 524'288;
constexpr std::size_t digestInName = 8;
constexpr int parts = 5; ///< in which progress is told

std::string manifestFile(const MacAddress& mac) {
    return copyFolder(mac) + '/' + std::string(setup::Manifest::fileName);
}

setup::Manifest readManifest(const MacAddress& mac) {
    const auto text = readWhole(manifestFile(mac), setup::Manifest::maxText);
    auto manifest =
        text ? setup::Manifest::parse(*text) : Result<setup::Manifest>(fail(ErrorCode::Malformed));
    return manifest ? std::move(*manifest) : setup::Manifest{};
}

std::string digestOf(QFile& file) {
    Sha256 digest;
    while (!file.atEnd()) {
        const auto bytes = file.read(hashedAtOnce);
        if (bytes.isEmpty())
            break; // it cannot be read: another digest
        digest.add({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    }
    return digest.finish();
}

bool isWhole(const MacAddress& mac, const setup::KeptPartition& kept, bool withDigest) {
    QFile file(QFile::decodeName(QByteArray::fromStdString(copyFolder(mac) + '/' + kept.file)));
    return file.size() == static_cast<qint64>(kept.partition.bytes) &&
           (!withDigest || (file.open(QIODevice::ReadOnly) && digestOf(file) == kept.sha256));
}

/// Tells how far the reading is, on a terminal.
class Progress {
public:
    Progress(std::string what, std::uint64_t total) : m_what(std::move(what)), m_total(total) {}

    void reached(std::uint64_t bytes) {
        const auto part = static_cast<int>(bytes * parts / std::max<std::uint64_t>(m_total, 1));
        if (part == m_told || ::isatty(STDERR_FILENO) == 0)
            return;
        m_told = part;
        printNote(m_what + ": " + std::to_string(part * 100 / parts) + " %\n");
    }

private:
    std::string m_what;
    std::uint64_t m_total;
    int m_told = 0;
};

/// One pass over a partition.
class Reading {
public:
    Reading(SetupBox& box, plans::FlashPartition partition) : m_box(box), m_partition(std::move(partition)) {}

    /// Its digest; each part is passed to `take`, which may end it.
    template <class Take>
    [[nodiscard]] std::optional<std::string> run(Progress& progress, std::uint64_t before, const Take& take) {
        Sha256 digest;
        const auto piece = m_box.pieceBytes();
        for (std::uint64_t at = 0; at < m_partition.bytes; at += piece) {
            const auto size = std::min(piece, m_partition.bytes - at);
            const auto bytes = m_box.read({m_partition, at, size});
            if (!bytes || !take(*bytes))
                return std::nullopt;
            digest.add(*bytes);
            progress.reached(before + at + size);
        }
        return digest.finish();
    }

private:
    SetupBox& m_box;
    plans::FlashPartition m_partition;
};

void refuseFile(SetupBox& box, const QFileDevice& file) {
    const auto name = QFile::encodeName(file.fileName()).toStdString();
    box.refuse({RefusalCode::Failed,
                "The copy could not be written to " + name + ": " + file.errorString().toStdString() + '.',
                {{"file", name}}});
}

/// A file that was read twice, beside its place.
std::optional<std::string> readTwice(SetupBox& box, const plans::FlashPartition& partition, QSaveFile& file) {
    const auto what =
        "Reading \"" + harmlessLine(partition.name) + "\" twice (" + sizeText(partition.bytes) + ')';
    Progress progress(what, 2 * partition.bytes);
    Reading reading(box, partition);
    const auto first = reading.run(progress, 0, [&](const std::string& bytes) {
        const auto size = static_cast<qint64>(bytes.size());
        if (file.write(bytes.data(), size) == size)
            return true;
        refuseFile(box, file);
        return false;
    });
    if (!first)
        return std::nullopt;
    const auto second = reading.run(progress, partition.bytes, [](const std::string&) { return true; });
    if (!second || *second == *first)
        return second;
    box.refuse({RefusalCode::Failed,
                "\"" + partition.name +
                    "\" was read twice, and was not the same. Either something writes to it, or the flash "
                    "memory wears out. Nothing was kept of it.",
                {{"partition", partition.name}}});
    return std::nullopt;
}

bool noteCopy(SetupBox& box, const SeenBox& seen, setup::KeptPartition kept) {
    const auto& mac = *seen.facts.mac;
    auto manifest = readManifest(mac);
    if (manifest.mac != mac)
        manifest = {};
    manifest.model = seen.facts.hardware.model;
    manifest.mac = mac;
    manifest.time =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    manifest.put(std::move(kept));
    const auto written = replaceFile(manifestFile(mac), manifest.text(), 0600);
    if (!written)
        box.refuse({RefusalCode::Failed,
                    "The list of copies could not be written: " + written.error().detail,
                    {{"file", manifestFile(mac)}}});
    return written.has_value();
}

} // namespace

std::string copyFolder(const MacAddress& mac) {
    return QFile::encodeName(flashBackupFolder()).toStdString() + '/' + setup::folderName(mac);
}

setup::Manifest keptCopies(const MacAddress& mac, bool withDigests) {
    auto manifest = readManifest(mac);
    std::erase_if(manifest.partitions,
                  [&](const setup::KeptPartition& kept) { return !isWhole(mac, kept, withDigests); });
    return manifest;
}

bool keepCopy(SetupBox& box, const SeenBox& seen, const plans::FlashState& state) {
    const auto& mac = *seen.facts.mac;
    const auto folder = QFile::decodeName(QByteArray::fromStdString(copyFolder(mac)));
    QDir().mkpath(folder); // what prevents it is told when the file cannot be opened
    auto name = setup::copyName(mac, seen.facts.hardware.model, state.partition);
    QSaveFile file(folder + "/reading");
    if (!file.open(QIODevice::WriteOnly)) {
        refuseFile(box, file);
        return false;
    }
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const auto digest = readTwice(box, state.partition, file);
    if (!digest)
        return false;
    // An earlier copy of what was there before stays: it has another name.
    name.insert(name.rfind('.'), '_' + digest->substr(0, digestInName));
    const auto path = folder + '/' + QFile::decodeName(QByteArray::fromStdString(name));
    QFile::remove(path);
    if (!file.commit() || !QFile::rename(folder + "/reading", path)) {
        refuseFile(box, file);
        return false;
    }
    setup::KeptPartition kept{state.partition, name, *digest, state.badBlocks};
    if (isWhole(mac, kept, true))
        return noteCopy(box, seen, std::move(kept));
    box.refuse({RefusalCode::Failed,
                "The copy does not read back as it was written: " + QFile::encodeName(path).toStdString(),
                {{"file", QFile::encodeName(path).toStdString()}}});
    return false;
}

} // namespace etherdeck::ctl
