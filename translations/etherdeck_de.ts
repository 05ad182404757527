<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ConfigText</name>
    <message>
        <source>%1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not answer in time. It may have stopped, or a frame was lost; the change may have been made all the same. Look at the config string, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interface to it is not up. Switch it on, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target or the interface refused the request. Try again; if it is refused again, the target may not know config strings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different disks answer as %1, so a claim could reach the wrong one. End the conflict first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has claimed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody had claimed it when it last answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was claimed when it last answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claimed by this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claimed by “%1”. Others should leave it alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claimed by somebody. Others should leave it alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the config string of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target is told, then asked to read it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its config string is empty now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is claimed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its config string is now “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has another owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its config string is “%1”, so nothing was changed. Ask its owner first; to take it all the same, edit the string.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not keep the string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It took the change and then told “%1”. Somebody else may have changed it at the same time; look at it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release %1 from its owner?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 from its owner?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it back on every path to see that it was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the config string of %1 to nothing, by force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the config string of %1 to the new one, by force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the owner of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message>
        <source>It says none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maker of the interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Config string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not told yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContentsText</name>
    <message>
        <source>Several that contradict each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (part of a volume or RAID)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (encrypted)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EFI system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BIOS boot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linux file system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linux swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linux LVM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linux RAID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft basic data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UUID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partition %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None that is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No partitions and no file system that is known. %1 were read, nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file system, without partitions. %1 were read, nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partition table %1 with %2 partitions. %3 were read, nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the first sectors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The look was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 had been read by then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stopped answering to reads. The disk may be asleep or the target may have stopped; try again in a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is reserved by another station, so it lets nobody else read. Ask whoever reserved it to release it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target refused to read. Look at what it says on its own machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk reported an error while it was being read. It may be failing: save what is on it, and check it on its own machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not said yet how large it is. Try again when its size is listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interface to it is not up. Switch it on, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine could not read the answer. Try again; if it fails again, the details below belong in a bug report.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Etherdeck may not listen on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its helper, etherdeck-link, lacks the right to send and receive raw Ethernet frames (CAP_NET_RAW).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the helper that one right, then try again:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no interface %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine has no network interface of that name at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug it in, or choose another interface. Etherdeck looks again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interface exists, but it is administratively down, so no frame can pass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch it on; discovery goes on by itself:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interface was removed while it was in use, as a USB adapter that is unplugged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug it in again; discovery goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not an Ethernet interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AoE needs Ethernet frames, and this interface carries something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the Ethernet interface that the targets are connected to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper etherdeck-link is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Etherdeck listens through it, and it is not at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Etherdeck again, or start it with --link and the helper&apos;s path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper on %1 has stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>etherdeck-link ended, or said something that Etherdeck does not understand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it stops again, the details below belong in a bug report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper does not fit this Etherdeck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 speaks another version of the link protocol.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Etherdeck and etherdeck-link from the same release.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper on %1 has closed the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>etherdeck-link ended without saying why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it ends again, start it in a terminal to see what it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gave no answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper or the target did not answer for several seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the cable and the machine&apos;s load, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot keep up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More frames were waiting to be sent than the interface takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do: Etherdeck waits and goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it comes back, the details below belong in a bug report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message on %1 was cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended before its format says it may.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message on %1 made no sense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds bytes that no correct sender makes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message on %1 is of an unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is well-formed, but of a version or command that Etherdeck does not speak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer Etherdeck may understand it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message on %1 was too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It passes the limit that Etherdeck sets for its kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value on %1 is out of range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lies outside of what its format allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A frame was not let out on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper lets out discovery and reading only, and this frame was neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing reached the wire. The details below belong in a bug report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system refused something on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The operating system reported an error that Etherdeck has no better words for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details below say which. Mend the cause, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventText</name>
    <message>
        <source>another station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 appeared, with %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 appeared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appeared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inventory full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers differently: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers from %2 as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 no longer answers from %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stopped answering.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different disks answer as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one disk answers as %1 again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be listed: the inventory is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disk firmware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>config string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allowed stations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reservation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>buffers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sectors per frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target firmware</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoundText</name>
    <message>
        <source>no serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>serial %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different disks answer as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever uses %1 reads from one and writes to the other, and loses data on both. Give one of them another shelf or slot, or stop it. Until then, do not use %1. These claim it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 target · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 targets · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 targets on one shelf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 targets on %2 shelves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same is true of %1 other addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The inventory lists every one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A station has reserved it: others see it, but cannot read or write it. That is how clusters keep a disk to one machine at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masked: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has a list of stations that it serves, and ignores everybody else. This machine is answered; another may not even see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vanished: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answered earlier and does not any more: it was stopped, or its machine is off or unplugged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen interfaces carry no frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug in the cable or switch the interface on: the search begins by itself. Or go back and choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryProblem</name>
    <message>
        <source>The history is not kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Etherdeck may not write the file %1. Events and names are lost when you close it. Give yourself the right to write there, then start Etherdeck again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history is from a newer Etherdeck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version does not know the format of %1 and leaves it as it is. Install the newer version again, or move the file away to begin a new history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 is damaged, or not a history of Etherdeck. It was left as it is. Restore it from a backup, or move it away to begin a new history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name was not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name or its note is too long. Shorten it, then save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names are kept in the history, and %1 is not open. Mend that first, then save the name again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program holds the file %1. Etherdeck goes on trying; end the other program if it hangs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New events and names cannot be written to %1. Make room; Etherdeck goes on trying.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system refused to read or write %1. The details below say why. Mend the cause, then start Etherdeck again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InterfaceChoice</name>
    <message>
        <source>%1 Gb/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Mb/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no cable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MTU %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wireless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>carries your default route</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InterfaceText</name>
    <message>
        <source>switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no cable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>link up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 full duplex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 half duplex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MTU %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wireless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VLAN %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VLAN %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bridge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>virtual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no IP address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in · %2 out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AoE is spoken here already: one target was heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AoE is spoken here already: %1 targets were heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AoE is spoken here already: somebody asks for targets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carries your default route. AoE has no passwords, and storage traffic and everything else slow each other down: a network of its own is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wireless loses and delays frames, and AoE has only short patience: disks will stall. Use a cable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half duplex: the two ends have not agreed, and frames will be lost. Look at cable and switch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether AoE is spoken here cannot be heard without permission.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is chosen for you: targets were heard there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is chosen for you: it is wired, connected, and the only one that your other traffic does not need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No interface is clearly the right one. Choose the one whose cable leads to the targets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than one could lead to the targets. Choose those whose cables do; several are fine.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InventoryActions</name>
    <message>
        <source>&amp;Discover now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask everyone on the chosen interfaces again (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name and note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the &amp;shelf…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove all &amp;vanished targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Group the table by shelf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rese&amp;t zoom</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InventoryText</name>
    <message>
        <source>No interface chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AoE targets answer on their own Ethernet segment only. Choose the interfaces that lead to yours; nothing is sent on any other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is on, but has no cable, or nothing is switched on at its other end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is switched off. To switch it on: sudo ip link set dev %1 up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not there at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 carries no frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the interfaces carries frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discovery starts by itself as soon as there is a link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking everyone on %1 who is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discovering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 shelf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shelves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 vanished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter hides the only target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter hides all %1 targets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also failed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the permission…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkText</name>
    <message>
        <source>no permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>helper missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no cable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no drops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MTU %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address %1, MTU %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames: %1 in, %2 out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped: %1 by the capture buffer, %2 by the interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not let out: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MacVendor</name>
    <message>
        <source>None: the address was set by software</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotificationPolicy</name>
    <message>
        <source>%1 stopped answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different disks answer as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 targets stopped answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 targets answer again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 targets are in conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 targets: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An initiator that uses both destroys data. Open Etherdeck to see who answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>etherdeck: %1
Try &apos;etherdeck --help&apos;.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows every ATA-over-Ethernet target on the wire.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look on interface IF; may be repeated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path of the helper etherdeck-link; also by ETHERDECK_LINK.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light, dark or system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a picture of the window to FILE once discovery has settled, then end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not expected here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--picture needs a file name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no theme: light, dark or system.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PermissionText</name>
    <message>
        <source>The helper %1 is not there. Install Etherdeck again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no full path, so it is not certain which file would get the right. Start Etherdeck with the helper&apos;s full path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a symbolic link, which could point to another file by the time the right is given. Start Etherdeck with the path of the helper itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a program file. Install Etherdeck again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, or a folder on the way to it, belongs to somebody else, who could put another program in its place. Install Etherdeck for the whole system, or build it in a folder of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, or a folder on the way to it, can be changed by other users, who could put another program in its place. Take that right away from them, then look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is missing: Etherdeck may send and receive AoE frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Etherdeck&apos;s helper, etherdeck-link, is not where it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AoE frames go straight onto the Ethernet, which Linux does not allow to everybody. A small helper, etherdeck-link, does that and nothing else, and you may not start it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AoE frames go straight onto the Ethernet, which Linux does not allow to everybody. A small helper, etherdeck-link, does that and nothing else; it needs the right to open raw sockets (CAP_NET_RAW). Etherdeck itself gets no right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets you, and no one else besides, start the helper:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the helper this one right:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper is your own file, as in a build folder: the right is lost whenever it is built anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lasting way is the group %1: after “sudo adduser $USER %1” and a new login, updates keep your access.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Etherdeck may now send and receive AoE frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question for the password was closed. Repair asks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system did not allow it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not act as administrator here, or nothing is there that could ask for the password. Copy the command into a terminal, or ask who runs this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no pkexec on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is what asks for the administrator&apos;s password. Copy the command into a terminal instead, then look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command did not succeed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ended with status %2. What it said is below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The commands succeeded, but something is still missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper may lie on a file system that keeps no such rights. Install Etherdeck on a local disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repair was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What had begun may still end. Look again to see what is missing now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlainText</name>
    <message>
        <source>%1 (%2) · %3 sectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RackPainter</name>
    <message>
        <source>%1 empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SilenceText</name>
    <message>
        <source>Once on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 times on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 AoE frames on %2 that could be read; %3 were dropped here first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on %1: not one AoE frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One AoE frame on %1, but no target&apos;s answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 AoE frames on %2, but no target&apos;s answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No target has answered on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By broadcast, every shelf and slot: AoE Query Config, EtherType 0x88a2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likely causes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No target is running, or it serves another interface of its machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is on another segment or VLAN: AoE does not pass routers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its list of allowed stations lacks %1: then it stays silent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It runs on this very machine and interface: vblade cannot hear its own interface.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TargetColumns</name>
    <message>
        <source>Vanished</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TargetExport</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Config string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The inventory was not saved to %1. You may not write there (%2). Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The inventory was not saved to %1. The system says: %2. Check that the folder exists and has room, then save again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TargetFacts</name>
    <message>
        <source>LBA48</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DMA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMART</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cache flush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes, %2 bytes physical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vblade %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sectors, %2 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not said yet what disk it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk firmware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sector size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off or not told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target firmware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In one frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggests MTU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may talk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any station.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the stations on its list. All others get no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the stations on its list. This machine is one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the stations on its list. This machine is not one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has reserved it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved, also for this machine. Others see it, but cannot read or write it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved by others. This machine sees it, but cannot read or write it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TargetText</name>
    <message>
        <source>%1 (no serial number)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (serial %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different disks answer as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has stopped answering.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It appeared within the last minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answers differently since less than a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answers, but it is reserved: others cannot read or write it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answers, but only to the stations on its list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2, lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers from two boxes: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers from %2 boxes: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers from more than one box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An initiator that uses both destroys data. Give one another shelf or slot, or stop it; do not mount %1 until only one answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same is true of %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>It says none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Mb/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Gb/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ClaimDialog</name>
    <message>
        <source>The config string marks who uses a target. Whoever relies on it may lose data when two machines write to one disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing: nobody&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ConfigSection</name>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Config string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who uses it, for example the name of this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes are too many: at most %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ConflictView</name>
    <message>
        <source>Two disks answer as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different disks answer as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An initiator takes them for one disk and spreads its reads and writes over both. That destroys the data on both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of disk %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. Unmount %1 on every machine that uses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. Find the box that should not have this address by its MAC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3. Stop its export, or give it another shelf or slot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4. Wait until this conflict ends here, then check the file system.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ContentsSection</name>
    <message>
        <source>What is on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partitions and file systems show when you look at the disk. That only reads, a few megabytes at most, and never writes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at what is on it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::DesktopNotifier</name>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::DetailPane</name>
    <message>
        <source>Select a target to see what is known of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a name and a note of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stopped answering %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was last heard at %1. Below is what it said then. It may be switched off, its export stopped, or the cable between unplugged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been noted about it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all in History</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::DiscoveryWizard</name>
    <message>
        <source>Find targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::EmptyPlaceView</name>
    <message>
        <source>Choose interfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discover again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the permission…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the wizard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it with a virtual SAN</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::FactGroup</name>
    <message>
        <source>Copy (Ctrl+C)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::FoundPage</name>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No target has answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no failure of the search yet. Check the likely causes, then go back and search again, or go on: Etherdeck keeps looking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A shelf is often one box. A name makes it easier to tell from others; it is kept here and never sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, for example “backup box”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of shelf %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more shelves can be named in the inventory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was asked, because none of the chosen interfaces could be used. Go back to see why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the box: see that its export runs and names the interface that your cable leads to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here: go back and choose another interface, or search again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a box: try the virtual SAN, on the first page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::HistoryKinds</name>
    <message>
        <source>Kinds of event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which kinds of event are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some events</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::HistoryModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::HistoryView</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by any text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write all events that pass the filter into a CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backup of the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whenever a target appears, changes, vanishes, comes back or collides with another one, it is written down here, with the time. The history is kept when you close Etherdeck, so that you can tell later when a disk was last well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event of this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event matches “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter hides all events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only some kinds of event are listed: “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history was not exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 could not be written. Choose another place, or make room there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::InterfaceDialog</name>
    <message>
        <source>Interfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which interfaces lead to your targets?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Etherdeck asks on the chosen interfaces only, and nothing is sent on any other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::InterfaceList</name>
    <message>
        <source>Interfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine has no Ethernet interface at the moment. Plug one in: it appears here by itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::InterfaceRow</name>
    <message>
        <source>Frames of every kind in the last second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames of every kind in the last minute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::InterfacesPage</name>
    <message>
        <source>Interfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which interfaces lead to your targets?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Etherdeck asks on the chosen interfaces only, and nothing is sent on any other.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::IntroPage</name>
    <message>
        <source>What AoE is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the disks on your network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few steps lead from the cable to a list of every target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ATA over Ethernet (AoE) makes a disk in one machine usable from another, with plain Ethernet frames between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such a disk is called a target; its address is a shelf and a slot, written e7.3, and it answers whoever asks on the same Ethernet segment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AoE knows neither passwords nor routers, so the network that carries it decides who can reach the disks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking changes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Etherdeck asks who is there and reads what targets say of themselves. It cannot write to a disk: its helper lets no such frame out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No target at hand? A virtual SAN with eight real targets runs on this machine, apart from your network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try it with a virtual SAN</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::InventoryHeader</name>
    <message>
        <source>Inventory</source>
        <translation type="unfinished">Inventar</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by any text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the discovery</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::InventoryPage</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The inventory was not exported</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LabelDialog</name>
    <message>
        <source>%1 of at most %2 characters: too long. Shorten it to save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of at most %2 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name shelf %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name belongs to the disk: it stays when the target gets another number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name belongs to the number of the shelf, whatever stands there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup of the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cellar, left cabinet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anything worth knowing later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LinkList</name>
    <message>
        <source>%1 in · %2 out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No interface chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AoE frames in the last minute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LinkStatusLine</name>
    <message>
        <source>No interface chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::MainMenus</name>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Interfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discovery &amp;wizard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hoose interfaces…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it with a &amp;virtual SAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compact rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Etherdeck</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::MainWindow</name>
    <message>
        <source>Etherdeck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Inventar</translation>
    </message>
    <message>
        <source>%1 – Etherdeck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine has no Ethernet interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Etherdeck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Etherdeck %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes an ATA-over-Ethernet SAN visible and safe to run.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome – Etherdeck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual SAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The virtual SAN did not start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program etherdeck-lab is not installed beside Etherdeck. It comes in the same package: install that again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>etherdeck-lab could not be started. The details say what the system answered; in a terminal, etherdeck-lab tells more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::NavigationList</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::PermissionDialog</name>
    <message>
        <source>Permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Etherdeck may not listen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::PermissionPage</name>
    <message>
        <source>Permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let Etherdeck speak AoE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without this, interfaces can be chosen, but no target can be found.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::PermissionPanel</name>
    <message>
        <source>&amp;Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs the commands above; the system asks for the administrator&apos;s password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y for a terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the administrator&apos;s password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Interfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose interfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ask every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often known targets are asked whether they are still there. A shorter time notices sooner that one is gone and sends more frames; 10 seconds suit most networks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Notify while the window is not in front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a target &amp;vanishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it comes &amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When two disks claim one a&amp;ddress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::RackView</name>
    <message>
        <source>Rack of targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf %1: slots %2 to %3 are empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf %1, slot %2: empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::SearchPage</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking who is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every shelf and slot is asked by broadcast, a few times, because a busy network may lose a question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Config string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets that have answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Give permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can be asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. %1 until then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has answered</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::SelectionSummary</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>States</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the vanished from the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ShelfTreeModel</name>
    <message>
        <source>Shelf %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by word or key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::StepList</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::SummaryPage</name>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been saved so far. Finish remembers this and opens the inventory; all of it can be changed there and in the preferences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One address is claimed by different disks: do not use it before that is mended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 addresses are claimed by different disks: do not use them before that is mended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Etherdeck keeps asking on these interfaces, and tells when a target vanishes, comes back, or two claim one address.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TargetActions</name>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export inventory…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export inventory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TargetModel</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Config string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not told its size yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First seen %1
Last heard %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf %1, slot %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Config string: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TargetTable</name>
    <message>
        <source>Targets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TargetTree</name>
    <message>
        <source>Targets by shelf</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::Welcome</name>
    <message>
        <source>Welcome to Etherdeck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It finds every ATA-over-Ethernet disk on your network, shows them by shelf and slot, and tells when one vanishes or two claim the same address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few steps from the cable to the list, each one explained. Takes a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try it with a virtual SAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eight real targets in a network of their own on this machine. Nothing touches your network, and nothing is left afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &amp;interfaces myself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you know which one leads to the targets, this is the short way.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
