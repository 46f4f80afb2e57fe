// SPDX-License-Identifier: MIT
// How far a series is watched, where TMDB has no days, no episodes, or other numbers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const { minutesLeft, numberingWords, progressOf, seasonWords, usualSeason } =
  await loadModule('pages/series/counts.ts');

const episode = (more = {}) => ({
  has_aired: true,
  is_watched: false,
  is_on_tmdb: true,
  runtime_minutes: null,
  ...more,
});
const season = (number, episodes) => ({
  season_number: number,
  episodes,
  episodes_watched: episodes.filter((it) => it.is_watched).length,
});
const entry = (aired, watched, numbering, seasons = []) => ({
  episodes_aired: aired,
  episodes_watched: watched,
  numbering,
  runtime_minutes: 50,
  seasons,
});
const differs = { not_on_tmdb: 8, unwatched_on_tmdb: 8, differs: true };

test('counts what has aired, and never says "0 of 0"', () => {
  assert.deepEqual(progressOf(entry(8, 3, null)), { words: '3 of 8', total: 8, seen: 3 });
  assert.equal(progressOf(entry(0, 0, null)).words, 'No episodes on TMDB yet');
  const planned = season(1, [episode({ has_aired: false }), episode({ has_aired: false })]);
  assert.deepEqual(progressOf(entry(0, 0, null, [planned])), {
    words: '2 episodes, none aired yet',
    total: 0,
    seen: 0,
  });
  assert.equal(
    progressOf(entry(0, 0, { not_on_tmdb: 5, unwatched_on_tmdb: 0, differs: false })).words,
    '5 episodes watched',
  );
  assert.equal(seasonWords(season(3, [])), 'none yet');
  assert.equal(seasonWords(season(1, [episode({ is_watched: true }), episode()])), '1 of 2');
});

test('says what differs instead of measuring by it', () => {
  const year = season(2014, [episode({ is_watched: true, is_on_tmdb: false })]);
  const it = entry(8, 0, differs, [season(1, [episode()]), year, season(2015, [])]);
  assert.deepEqual(progressOf(it), { words: '8 episodes watched', total: 0, seen: 0 });
  assert.equal(minutesLeft(it, 45), 0);
  assert.equal(seasonWords(it.seasons[0], true), '1 episode');
  assert.equal(seasonWords(year, true), '1 watched');
  const both = season(2, [episode({ is_watched: true, is_on_tmdb: false }), episode()]);
  assert.equal(seasonWords(both, true), '1 watched', 'Trakt calls 2x1 what is 2x11 at TMDB');
  assert.equal(usualSeason(it), 2014);
  assert.match(numberingWords(differs), /^8 watched episodes are not on TMDB, 8 of TMDB's are unwatched\. /);
  assert.match(
    numberingWords({ not_on_tmdb: 1, unwatched_on_tmdb: 1, differs: false }),
    /^1 watched episode is not on TMDB, 1 of TMDB's is unwatched\. /,
  );
  assert.equal(numberingWords({ not_on_tmdb: 2, unwatched_on_tmdb: 0, differs: false }), '');
  assert.equal(numberingWords(null), '');
});

test('measures a series that has only specials by these', () => {
  const specials = { ...entry(0, 0, null, [season(0, [episode({ is_watched: true }), episode()])]) };
  assert.deepEqual(progressOf({ ...specials, specials_aired: 2, specials_watched: 1 }), {
    words: '1 of 2 specials',
    total: 2,
    seen: 1,
  });
  assert.equal(progressOf({ ...entry(8, 3, null), specials_aired: 2, specials_watched: 1 }).words, '3 of 8');
});

test('begins with the season of the next episode, else the last', () => {
  const seen = episode({ is_watched: true });
  const running = entry(2, 1, null, [season(0, [episode()]), season(1, [episode(), seen]), season(2, [episode()])]);
  assert.equal(usualSeason({ ...running, next_episode: { season_number: 2, episode_number: 1 } }), 2);
  assert.equal(usualSeason(running), 1, 'the last that was watched, where nobody knows what comes next');
  assert.equal(usualSeason(entry(2, 2, null, [season(1, [seen]), season(2, [seen])])), 2);
  assert.equal(usualSeason(entry(0, 0, null, [season(0, [])])), 0);
  assert.equal(usualSeason(entry(0, 0, null)), 1);
  assert.equal(minutesLeft(entry(2, 1, null, [season(1, [seen, episode(), episode({ has_aired: false })])]), 45), 50);
});
