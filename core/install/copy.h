#pragma once

#include "core/install/shell.h"

#include <string>
#include <string_view>

/// A file for a box, through `cat`: neither scp nor an SFTP server has to be there.
namespace etherdeck::install {

struct FileForBox {
    std::string_view content;
    std::string path; ///< absolute; a plain word, as isPlainWord() says
    std::string mode = "0644";
    /// Is started with this word before it is put in its place, and must succeed. Empty: it is no program.
    std::string trial{};
    /// Where the file that is there already stays; one from an earlier time goes first. Empty: it is
    /// replaced.
    std::string before{};
    bool asRoot = false;
    std::string_view sudoPassword{}; ///< as of ScriptRun
};

/// The script that receives the file. It writes to a new name, compares the digest, and renames: at `path`
/// there is the old file or the whole new one at any time, and nothing else stays, unless the box loses
/// power.
[[nodiscard]] std::string copyScript(const FileForBox& file);
/// What became of it.
[[nodiscard]] Answer<void> copiedFrom(const ScriptEnd& end, const std::string& path);

/// Errors also: those of runScript(), NoRoom, ReadOnly, NotPermitted, WrongDigest, NoDigest, DoesNotRun.
[[nodiscard]] Answer<void> copyToBox(const remote::SshDevice& device, const FileForBox& file,
                                     const remote::Limits& limits);

/// How a program of the box said that it failed: NoRoom, ReadOnly, NotPermitted, or `otherwise`.
[[nodiscard]] BoxFault faultFromMessage(std::string_view said, BoxFault otherwise);
/// A part of a script: prints the digest of a file with the first program that can, or nothing.
[[nodiscard]] std::string digestScript(std::string_view path);

} // namespace etherdeck::install
