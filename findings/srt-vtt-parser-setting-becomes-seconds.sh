#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# @plussub/srt-vtt-parser 2.0.5 (npm), a WebVTT cue that has both times without hours and a setting after them.
# Behaviour: the end time is cut at the colons together with the setting behind it. `00:02.000 line:0` has two colons,
# so it is read as hours, minutes and seconds: 2 seconds become 2 minutes, and the setting's number is added to the
# milliseconds (`position:50%` gives 120.050 seconds); a setting that is a word makes the end NaN. The start, the text
# and the number of cues stay right. With hours in the times, the same setting is passed over and the end is right.
# Surprises because WebVTT lets the hours be left out, either of the two is harmless alone, and nothing is thrown.
# Hurts: players and searchers of subtitles: a line put at the top of the picture, which is what line:0 is for, stays on
# for two minutes over everything that is said after it.
# Output seen:
#   00:01.000 --> 00:02.000                            1000..2000
#   00:01.000 --> 00:02.000 line:0                     1000..120000
#   00:01.000 --> 00:02.000 position:50%               1000..120050
#   00:01.000 --> 00:02.000 align:start                1000..NaN
#   00:00:01.000 --> 00:00:02.000 line:0               1000..2000
#   node-webvtt 1.9.4 of the second: 1000..2000
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix . --cache ./cache --no-audit --no-fund --fetch-retries 1 --ignore-scripts --silent \
  @plussub/srt-vtt-parser@2.0.5 node-webvtt@1.9.4 >/dev/null 2>&1 ||
  { echo "npm cannot install the packages: offline?" >&2; exit 2; }

cat >cues.mjs <<'JS'
import { parse } from '@plussub/srt-vtt-parser';
import webvtt from 'node-webvtt';
const file = (line) => `WEBVTT\n\n${line}\nUp here\n\n01:00.000 --> 01:01.000\nLater\n`;
const lines = [
  '00:01.000 --> 00:02.000',
  '00:01.000 --> 00:02.000 line:0',
  '00:01.000 --> 00:02.000 position:50%',
  '00:01.000 --> 00:02.000 align:start',
  '00:00:01.000 --> 00:00:02.000 line:0',
];
for (const line of lines) {
  const { entries } = parse(file(line));
  if (entries.length !== 2 || entries[0].text !== 'Up here') throw new Error('other cues than expected');
  console.log(line.padEnd(50), `${entries[0].from}..${entries[0].to}`);
}
const [cue] = webvtt.parse(file(lines[1])).cues;
console.log(`node-webvtt 1.9.4 of the second: ${cue.start * 1000}..${cue.end * 1000}`);
JS
seen=$(node cues.mjs)
printf '%s\n' "$seen"
diff <(printf '%s\n' "$seen") - <<'EXPECTED'
00:01.000 --> 00:02.000                            1000..2000
00:01.000 --> 00:02.000 line:0                     1000..120000
00:01.000 --> 00:02.000 position:50%               1000..120050
00:01.000 --> 00:02.000 align:start                1000..NaN
00:00:01.000 --> 00:00:02.000 line:0               1000..2000
node-webvtt 1.9.4 of the second: 1000..2000
EXPECTED
