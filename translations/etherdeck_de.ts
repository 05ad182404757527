<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
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
</context>
<context>
    <name>etherdeck::ui::InventoryPage</name>
    <message>
        <source>Discover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask everyone on the chosen interfaces again (F5)</source>
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
        <source>Copy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation type="unfinished"></translation>
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
        <source>Show %1</source>
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
</context>
<context>
    <name>etherdeck::ui::LinkStatusLine</name>
    <message>
        <source>No interface chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::MainWindow</name>
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
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Interfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
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
        <source>&amp;Compact rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Etherdeck</source>
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
</context>
<context>
    <name>etherdeck::ui::NavigationList</name>
    <message>
        <source>Pages</source>
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
</context>
<context>
    <name>etherdeck::ui::TargetTable</name>
    <message>
        <source>Vanished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
