#include "core/store/database/migrations.h"

#include <array>

namespace etherdeck::store {

namespace {

/// Never changed once released: the next version is a line more. Times are milliseconds since 1970, UTC, up
/// to version 14, and microseconds from there on.
constexpr std::array all{
    R"(
PRAGMA application_id = 0x4574446b;
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice, also after the oldest are removed
    time INTEGER NOT NULL,
    kind TEXT NOT NULL,
    address INTEGER NOT NULL,             -- shelf * 256 + slot
    changes INTEGER NOT NULL,
    mac INTEGER,
    interface TEXT NOT NULL,
    size INTEGER,                         -- sectors of 512 bytes
    model TEXT NOT NULL,
    serial TEXT NOT NULL,
    config TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX events_by_address ON events (address, id);
CREATE TABLE seen (
    key TEXT NOT NULL,
    address INTEGER NOT NULL,
    by_address INTEGER NOT NULL,
    kin_size INTEGER,
    kin_host TEXT NOT NULL,
    kin_cut INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    config TEXT NOT NULL,
    revision TEXT NOT NULL,
    buffers INTEGER NOT NULL,
    firmware INTEGER NOT NULL,
    sectors INTEGER NOT NULL,
    PRIMARY KEY (key, address)
);
CREATE TABLE labels (key TEXT PRIMARY KEY, name TEXT NOT NULL, note TEXT NOT NULL);
CREATE TABLE shelf_labels (shelf INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT NOT NULL);
PRAGMA user_version = 1;
)",
    // The console.
    R"(
CREATE TABLE sources (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    box INTEGER,                          -- MAC address of the box, where it is known
    first INTEGER NOT NULL,               -- when it was heard first and last
    last INTEGER NOT NULL,
    boots INTEGER NOT NULL                -- the highest number that was given to a boot
);
CREATE TABLE source_endpoints (
    address TEXT NOT NULL,
    port INTEGER NOT NULL,
    source INTEGER NOT NULL,
    PRIMARY KEY (address, port)
);
CREATE TABLE boots (
    source INTEGER NOT NULL,
    number INTEGER NOT NULL,
    cause TEXT NOT NULL,
    ending TEXT NOT NULL,
    start INTEGER NOT NULL,
    last INTEGER NOT NULL,                -- time of the last line
    first_line INTEGER NOT NULL,          -- 0 without lines
    last_line INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    bytes INTEGER NOT NULL,               -- that its lines take in the file, about
    doomed INTEGER NOT NULL DEFAULT 0,    -- its lines are being removed
    PRIMARY KEY (source, number)
) WITHOUT ROWID;
CREATE TABLE lines (
    id INTEGER PRIMARY KEY,               -- given by marks.lines, never twice
    time INTEGER NOT NULL,
    source INTEGER NOT NULL,
    boot INTEGER NOT NULL,                -- its number
    seq INTEGER,
    level INTEGER,                        -- 0 to 7
    text TEXT NOT NULL,
    facility INTEGER,
    kind INTEGER NOT NULL,                -- 0 U-Boot, 1 extended format, 2 basic format
    kernel_time INTEGER,                  -- microseconds since the kernel's start
    caller TEXT NOT NULL,
    dictionary TEXT NOT NULL,             -- KEY=value, with U+001F between them
    missing INTEGER NOT NULL,             -- bytes of lost fragments
    flags INTEGER NOT NULL                -- 1: cut; continuation * 2
);
CREATE INDEX lines_by_source ON lines (source);
CREATE TABLE line_times (
    block INTEGER PRIMARY KEY,            -- of 4096 ids; so a time is found without an index of all lines
    earliest INTEGER NOT NULL,
    latest INTEGER NOT NULL
);
CREATE TABLE crashes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source INTEGER NOT NULL,
    boot INTEGER NOT NULL,
    kind TEXT NOT NULL,
    time INTEGER NOT NULL,
    title TEXT NOT NULL,
    frame TEXT NOT NULL,
    first_line INTEGER NOT NULL,          -- 0: not stored
    last_line INTEGER NOT NULL,
    count INTEGER NOT NULL
);
CREATE INDEX crashes_by_boot ON crashes (source, boot);
CREATE TABLE gaps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source INTEGER NOT NULL,
    boot INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    time INTEGER NOT NULL
);
CREATE INDEX gaps_by_boot ON gaps (source, boot);
CREATE TABLE marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO marks VALUES ('lines', 0), ('indexed', 0); -- the last id given, and how far the index goes
CREATE VIRTUAL TABLE lines_index USING fts5(text, content='lines', content_rowid='id', columnsize=0);
PRAGMA user_version = 2;
)",
    // What a person put on lines of the console.
    R"(
CREATE TABLE line_marks (
    line INTEGER PRIMARY KEY,             -- of lines; one that is marked is kept
    note TEXT NOT NULL,                   -- may be empty
    made INTEGER NOT NULL                 -- when
);
CREATE TABLE journals (
    run TEXT PRIMARY KEY,                 -- of a receiver, which writes down datagrams before it reads them
    segment INTEGER NOT NULL,             -- file of the run, and bytes into it, up to which they are stored
    place INTEGER NOT NULL
) WITHOUT ROWID;
PRAGMA user_version = 3;
)",
    // What had begun and was not a line yet.
    R"(
ALTER TABLE journals ADD COLUMN open_segment INTEGER NOT NULL DEFAULT 0; -- 0: nothing
ALTER TABLE journals ADD COLUMN open_place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE journals ADD COLUMN time INTEGER NOT NULL DEFAULT 0;         -- microseconds since 1970
PRAGMA user_version = 4;
)",
    // What runs in a boot, where a gap is, and when this computer slept. Of older files the latest gaps only:
    // each has to be looked for.
    R"(
ALTER TABLE boots ADD COLUMN uboot TEXT NOT NULL DEFAULT ''; -- versions, as the banners say
ALTER TABLE boots ADD COLUMN linux TEXT NOT NULL DEFAULT '';
UPDATE boots SET uboot = found.version FROM (
    SELECT source, boot, min(id),
        substr(lines.text, 8, min(instr(substr(lines.text, 8) || ' ', ' ') - 1, 40)) AS version
    FROM lines_index CROSS JOIN lines ON lines.id = lines_index.rowid
    WHERE lines_index MATCH '"u boot"' AND lines.text GLOB 'U-Boot 2*'
    GROUP BY source, boot) AS found
    WHERE boots.source = found.source AND number = found.boot;
UPDATE boots SET linux = found.version FROM (
    SELECT source, boot, min(id),
        substr(lines.text, 15, min(instr(substr(lines.text, 15) || ' ', ' ') - 1, 40)) AS version
    FROM lines_index CROSS JOIN lines ON lines.id = lines_index.rowid
    WHERE lines_index MATCH '"linux version"' AND lines.text GLOB 'Linux version *'
    GROUP BY source, boot) AS found
    WHERE boots.source = found.source AND number = found.boot;
ALTER TABLE gaps ADD COLUMN line INTEGER NOT NULL DEFAULT 0; -- the one after it; 0: not known
UPDATE gaps SET line = coalesce((
    SELECT id FROM lines NOT INDEXED
    WHERE id >= (SELECT min(block) << 12 FROM line_times WHERE latest >= gaps.time)
    AND id < (SELECT min(block) << 12 FROM line_times WHERE latest >= gaps.time) + 16384
    AND source = gaps.source AND boot = gaps.boot AND seq > gaps.last ORDER BY id LIMIT 1), 0)
    WHERE id > (SELECT max(id) FROM gaps) - 1000;
CREATE INDEX gaps_by_line ON gaps (line);
CREATE TABLE sleeps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    start INTEGER NOT NULL,
    until INTEGER NOT NULL,
    line INTEGER NOT NULL                 -- the last one before it
);
CREATE INDEX sleeps_by_line ON sleeps (line);
PRAGMA user_version = 5;
)",
    // Lines that a merge has still to give to another source; see line_moves.h.
    R"(
CREATE TABLE line_moves (
    former INTEGER PRIMARY KEY,           -- the source that they stand under; it is no more
    target INTEGER NOT NULL,
    shift INTEGER NOT NULL,               -- of the numbers of their boots
    upto INTEGER NOT NULL                 -- the last one that has to move
);
PRAGMA user_version = 6;
)",
    // What can be undone: boxes that were forgotten lately, and merges, which can be taken apart. Lines move
    // by boots as well.
    R"(
CREATE TABLE forgotten (
    id INTEGER PRIMARY KEY,               -- of a source: hidden, with all that it said
    name TEXT NOT NULL,
    box INTEGER,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    boots INTEGER NOT NULL,
    time INTEGER NOT NULL                 -- when it was forgotten; 0: its lines are being removed
);
CREATE TABLE forgotten_endpoints (source INTEGER NOT NULL, address TEXT NOT NULL, port INTEGER NOT NULL);
CREATE INDEX forgotten_endpoints_by_source ON forgotten_endpoints (source);
CREATE TABLE merges (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    former INTEGER NOT NULL UNIQUE,       -- the source that is no more
    target INTEGER NOT NULL,              -- the one that it belongs to
    shift INTEGER NOT NULL,               -- of the numbers of its boots, which are 1 to boots
    boots INTEGER NOT NULL,
    name TEXT NOT NULL,                   -- of the former one, as are these
    box INTEGER,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    own_name TEXT NOT NULL,               -- of the target, before it had anything of another one
    own_box INTEGER,
    own_first INTEGER NOT NULL,
    time INTEGER NOT NULL                 -- when they were merged
);
CREATE INDEX merges_by_target ON merges (target);
CREATE TABLE merged_endpoints (former INTEGER NOT NULL, address TEXT NOT NULL, port INTEGER NOT NULL);
CREATE INDEX merged_endpoints_by_former ON merged_endpoints (former);
ALTER TABLE line_moves RENAME TO older_moves;
CREATE TABLE line_moves (
    former INTEGER NOT NULL,              -- the source that they stand under, in boots of these numbers
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    target INTEGER NOT NULL,              -- the one that they belong to
    shift INTEGER NOT NULL,               -- of the numbers of their boots
    above INTEGER NOT NULL,               -- their ids are past this one
    upto INTEGER NOT NULL,                -- and the last one that has to move
    PRIMARY KEY (former, first)
) WITHOUT ROWID;
INSERT INTO line_moves SELECT former, 1, 1099511627776, target, shift, 0, upto FROM older_moves;
DROP TABLE older_moves;
PRAGMA user_version = 7;
)",
    // The rest of a line's time. Lines of older files have none.
    R"(
ALTER TABLE lines ADD COLUMN micros INTEGER NOT NULL DEFAULT 0; -- microseconds past the millisecond
PRAGMA user_version = 8;
)",
    // So that no step looks through all boots: the next to list or to remove, those that may go on, and those
    // that are being removed.
    R"(
CREATE INDEX boots_by_start ON boots (start);
CREATE INDEX boots_by_source ON boots (source, start);
CREATE INDEX boots_going_on ON boots (source, number) WHERE ending = 'none';
CREATE INDEX boots_doomed ON boots (start) WHERE doomed = 1;
PRAGMA user_version = 9;
)",
    // From what to what a target changed, by whom, and which disk it was.
    R"(
ALTER TABLE events ADD COLUMN disk TEXT NOT NULL DEFAULT '';    -- as in seen.key; empty: not known
ALTER TABLE events ADD COLUMN count INTEGER NOT NULL DEFAULT 1; -- how many of the same it stands for
ALTER TABLE events ADD COLUMN ours INTEGER NOT NULL DEFAULT 0;  -- 1: this computer asked for it
CREATE TABLE event_differences (
    event INTEGER NOT NULL,
    fact TEXT NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    PRIMARY KEY (event, fact)
) WITHOUT ROWID;
CREATE TRIGGER event_differences_go AFTER DELETE ON events BEGIN
    DELETE FROM event_differences WHERE event = old.id;
END;
PRAGMA user_version = 10;
)",
    // Where a target was heard and what disk it was, so that the next run knows what is missing. Older rows
    // have the disk in their key. `gone` is a set of bits: 1 vanished, 2 missing, 4 forgotten.
    R"(
ALTER TABLE seen ADD COLUMN mac INTEGER;
ALTER TABLE seen ADD COLUMN interface TEXT NOT NULL DEFAULT '';
ALTER TABLE seen ADD COLUMN size INTEGER;
ALTER TABLE seen ADD COLUMN model TEXT NOT NULL DEFAULT '';
ALTER TABLE seen ADD COLUMN serial TEXT NOT NULL DEFAULT '';
UPDATE seen SET size = CAST(substr(key, 6) AS INTEGER),
    model = substr(substr(key, 6), instr(substr(key, 6), char(10)) + 1)
    WHERE by_address = 0 AND substr(key, 1, 5) = 'disk' || char(10);
UPDATE seen SET model = substr(model, 1, instr(model, char(10)) - 1),
    serial = substr(model, instr(model, char(10)) + 1)
    WHERE size IS NOT NULL;
PRAGMA user_version = 11;
)",
    // Records of a journal that were read, and held back.
    R"(
ALTER TABLE journals ADD COLUMN held TEXT NOT NULL DEFAULT ''; -- "endpoint segment place", a line each
PRAGMA user_version = 12;
)",
    // Lines that began before others that were stored earlier; see line_places.h. Of older files none are
    // known.
    R"(
CREATE TABLE late_lines (
    line INTEGER PRIMARY KEY,
    place INTEGER NOT NULL                -- the line that it stands behind; 0: before all
);
CREATE INDEX late_lines_by_place ON late_lines (place, line);
PRAGMA user_version = 13;
)",
    // What is counted over all boots, and which crashes reach into some lines: neither looks at all of them.
    // A merge, which moves many boots at once, counts by itself.
    R"(
CREATE TABLE source_counts (
    source INTEGER PRIMARY KEY,
    boots INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    crashes INTEGER NOT NULL
);
INSERT INTO source_counts SELECT source, sum(boots), sum(lines), sum(crashes) FROM (
    SELECT source, count(*) AS boots, sum(lines) AS lines, 0 AS crashes FROM boots GROUP BY source
    UNION ALL SELECT source, 0, 0, count(*) FROM crashes GROUP BY source) GROUP BY source;
INSERT INTO marks SELECT 'bytes', coalesce(sum(bytes), 0) FROM boots; -- of all boots
CREATE TRIGGER boots_come AFTER INSERT ON boots BEGIN
    INSERT OR IGNORE INTO source_counts VALUES (new.source, 0, 0, 0);
    UPDATE source_counts SET boots = boots + 1, lines = lines + new.lines WHERE source = new.source;
    UPDATE marks SET value = value + new.bytes WHERE name = 'bytes' AND new.bytes != 0;
END;
CREATE TRIGGER boots_grow AFTER UPDATE OF lines, bytes ON boots BEGIN
    UPDATE source_counts SET lines = lines + new.lines - old.lines WHERE source = new.source;
    UPDATE marks SET value = value + new.bytes - old.bytes WHERE name = 'bytes';
END;
CREATE TRIGGER boots_go AFTER DELETE ON boots BEGIN
    UPDATE source_counts SET boots = boots - 1, lines = lines - old.lines WHERE source = old.source;
    UPDATE marks SET value = value - old.bytes WHERE name = 'bytes' AND old.bytes != 0;
END;
CREATE TRIGGER crashes_come AFTER INSERT ON crashes BEGIN
    INSERT OR IGNORE INTO source_counts VALUES (new.source, 0, 0, 0);
    UPDATE source_counts SET crashes = crashes + 1 WHERE source = new.source;
END;
CREATE TRIGGER crashes_go AFTER DELETE ON crashes BEGIN
    UPDATE source_counts SET crashes = crashes - 1 WHERE source = old.source;
END;
CREATE INDEX crashes_by_lines ON crashes (
    CASE WHEN last_line - first_line < 1024 THEN 0 WHEN last_line - first_line < 65536 THEN 1
    WHEN last_line - first_line < 4194304 THEN 2 ELSE 3 END, first_line);
PRAGMA user_version = 14;
)",
    // Times are microseconds. There may be millions of lines: in version 15 they go to a new table in steps,
    // see versionThatMovesLines, and only version 16 can be read and written to.
    R"(
UPDATE events SET time = time * 1000;
UPDATE seen SET first = first * 1000, last = last * 1000;
UPDATE sources SET first = first * 1000, last = last * 1000;
UPDATE boots SET start = start * 1000, last = last * 1000;
UPDATE line_times SET earliest = earliest * 1000, latest = latest * 1000 + 999; -- of lines that had the rest
UPDATE crashes SET time = time * 1000;
UPDATE gaps SET time = time * 1000;
UPDATE line_marks SET made = made * 1000;
UPDATE sleeps SET start = start * 1000, until = until * 1000;
UPDATE forgotten SET first = first * 1000, last = last * 1000, time = time * 1000;
UPDATE merges SET first = first * 1000, last = last * 1000, own_first = own_first * 1000, time = time * 1000;
CREATE TABLE moved_lines (
    id INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    source INTEGER NOT NULL,
    boot INTEGER NOT NULL,
    seq INTEGER,
    level INTEGER,
    text TEXT NOT NULL,
    facility INTEGER,
    kind INTEGER NOT NULL,
    kernel_time INTEGER,
    caller TEXT NOT NULL,
    dictionary TEXT NOT NULL,
    missing INTEGER NOT NULL,
    flags INTEGER NOT NULL
);
DROP INDEX lines_by_source;
CREATE INDEX lines_by_source ON moved_lines (source);
PRAGMA user_version = 15;
)",
    R"(
DROP TABLE lines;
ALTER TABLE moved_lines RENAME TO lines;
PRAGMA user_version = 16;
)",
    // Records that did not arrive and were taken from the log that their box keeps: lines.flags has 8 for
    // them.
    R"(
ALTER TABLE gaps ADD COLUMN filled INTEGER NOT NULL DEFAULT 0; -- how many of its records are stored since then
PRAGMA user_version = 17;
)",
    // Boxes: what the user has given them, has tied to them and untied, and proofs that can only be had while
    // a box is on.
    R"(
CREATE TABLE boxes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    in_group TEXT NOT NULL,
    device TEXT NOT NULL                  -- how its agent is reached; may be empty
);
CREATE TABLE box_ties (
    box INTEGER NOT NULL,
    kind TEXT NOT NULL,                   -- of what is tied: mac, source, target
    what INTEGER NOT NULL,                -- a MAC address, a source, shelf * 256 + slot
    tied INTEGER NOT NULL,                -- 1: by the user; 0: untied by the user
    PRIMARY KEY (box, kind, what)
) WITHOUT ROWID;
CREATE INDEX box_ties_by_thing ON box_ties (kind, what);
CREATE TABLE box_proofs (
    proof TEXT NOT NULL,                  -- agent: of `device`, has an interface with `mac`
    device TEXT NOT NULL,                 -- agent-address: of `device`, has an address of `source`
    mac INTEGER NOT NULL,                 -- neighbour: `mac` is in the neighbour table for that address
    source INTEGER NOT NULL,
    PRIMARY KEY (proof, device, mac, source)
) WITHOUT ROWID;
PRAGMA user_version = 18;
)",
    // What belonged to a source that was merged, and whether the other one had it of this one (`taken`).
    R"(
CREATE TABLE merged_ties (
    former INTEGER NOT NULL,
    box INTEGER NOT NULL,
    tied INTEGER NOT NULL,
    taken INTEGER NOT NULL,
    PRIMARY KEY (former, box)
) WITHOUT ROWID;
CREATE TABLE merged_proofs (
    former INTEGER NOT NULL,
    proof TEXT NOT NULL,
    device TEXT NOT NULL,
    mac INTEGER NOT NULL,
    taken INTEGER NOT NULL,
    PRIMARY KEY (former, proof, device, mac)
) WITHOUT ROWID;
PRAGMA user_version = 19;
)",
    // How many lines of a boot were taken from the log that its box keeps.
    R"(
ALTER TABLE boots ADD COLUMN from_box INTEGER NOT NULL DEFAULT 0;
UPDATE boots SET from_box = (SELECT coalesce(sum(filled), 0) FROM gaps g
    WHERE g.source = boots.source AND g.boot = boots.number);
PRAGMA user_version = 20;
)",
    // Sources that are the log of a box, read through its agent.
    R"(
CREATE TABLE agent_logs (
    device TEXT PRIMARY KEY,              -- how the agent is reached
    source INTEGER NOT NULL,
    boot_id TEXT NOT NULL                 -- of the box, when its log was read last
) WITHOUT ROWID;
PRAGMA user_version = 21;
)",
    // The logs of boxes that a source was before it was merged.
    R"(
CREATE TABLE merged_logs (
    former INTEGER NOT NULL,
    device TEXT NOT NULL,
    boot_id TEXT NOT NULL,
    PRIMARY KEY (former, device)
) WITHOUT ROWID;
PRAGMA user_version = 22;
)"};

} // namespace

std::span<const char* const> migrations() { return all; }

} // namespace etherdeck::store
