#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/change.h"
#include "app/etherdeckctl/device/listings.h"
#include "app/etherdeckctl/device/session.h"
#include "app/etherdeckctl/device/wishes.h"
#include "core/discovery/target_json.h"
#include "core/remote/answers.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

namespace etherdeck::ctl {

namespace {

/// The longest file that fits into a call, together with the rest of the call.
constexpr std::size_t longestSaved = wire::longestLineToAgent - 1024;

FailureText badFile(const std::string& file, std::string what) {
    return explain({plans::RefusalCode::BadValue,
                    "'" + file + "' " + std::move(what),
                    {{"name", "file"}, {"file", file}}});
}

/// Replaces the file in one step. Returns what failed.
std::optional<std::string> writeFile(const std::string& file, const std::string& text) {
    const auto written = file + ".new";
    const int descriptor =
        ::open(written.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (descriptor < 0)
        return std::strerror(errno);
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto size = ::write(descriptor, rest.data(), rest.size());
        if (size <= 0)
            break;
        rest.remove_prefix(static_cast<std::size_t>(size));
    }
    const auto isWritten = rest.empty() && ::fsync(descriptor) == 0;
    const auto error = errno;
    if (::close(descriptor) == 0 && isWritten && ::rename(written.c_str(), file.c_str()) == 0)
        return std::nullopt;
    const auto reason = isWritten ? errno : error;
    ::unlink(written.c_str());
    return std::strerror(reason);
}

std::optional<std::string> readFile(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string text;
    text.resize(longestSaved + 1);
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (stream.bad() || (stream.fail() && !stream.eof()))
        return std::nullopt;
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

/// The exports of a saved file, or what is wrong with it.
tl::expected<plans::LoadExports, FailureText> readSaved(const std::string& file) {
    const auto text = file.empty() ? std::nullopt : readFile(file);
    if (!text)
        return tl::unexpected(badFile(file, "cannot be read: " + std::string(std::strerror(errno)) + '.'));
    if (text->size() > longestSaved)
        return tl::unexpected(badFile(file, "is longer than an agent accepts."));
    const auto json = Json::parse(*text, nullptr, false);
    if (json.is_discarded())
        return tl::unexpected(badFile(file, "is not JSON."));
    auto saved = remote::savedExportsFrom(json);
    if (!saved)
        return tl::unexpected(
            badFile(file, saved.error().code == ErrorCode::Unsupported
                              ? "was not written by 'export save', or was written by a later version of it."
                              : "has an invalid '" + saved.error().detail + "'."));
    return plans::LoadExports{std::move(saved->exports), std::nullopt};
}

} // namespace

ExitStatus runSave(Output& output, const DeviceOptions& options, const std::string& file) {
    auto session = DeviceSession::open(output, options);
    if (!session)
        return ExitStatus::Failed;
    const auto saved = session->ask({"exports.save", Json::object(), "exports"}, remote::savedExportsFrom);
    if (!saved)
        return ExitStatus::Failed;
    const auto text = dump(remote::toJson(*saved), 2) + '\n';
    if (file == "-") {
        output.print(text);
        return ExitStatus::Done;
    }
    if (const auto failure = writeFile(file, text))
        return report(output, badFile(file, "cannot be written: " + *failure + '.'), options.json);
    const auto count = saved->exports.size();
    output.print(options.json ? dump({{"file", file}, {"exports", count}}) + '\n'
                              : "Saved " + std::to_string(count) + (count == 1 ? " export" : " exports") +
                                    " to " + file + ".\n");
    return ExitStatus::Done;
}

ExitStatus runLoad(Output& output, const DeviceOptions& options, const std::string& file,
                   const std::string& address) {
    auto saved = readSaved(file);
    if (!saved)
        return report(output, saved.error(), options.json);
    if (!address.empty()) {
        const auto only = parseAddress(address);
        if (!only)
            return report(output, explain(only.error()), options.json);
        saved->only = *only;
    }
    return runChange(output, options, plans::Wish(std::move(*saved)));
}

} // namespace etherdeck::ctl
