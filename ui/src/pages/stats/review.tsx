// SPDX-License-Identifier: MIT
// A year in review: cards to step through, each of which can be saved as a picture.
import { ChevronLeft, ChevronRight, Download, Film } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { reads } from '../../api/api';
import { statsLink } from '../../links';
import { Button, IconButton, LinkButton } from '../../parts/button';
import { Page } from '../../parts/page';
import { savePicture } from '../../parts/save-picture';
import { Bone, Skeleton } from '../../parts/skeleton';
import { Empty, Failed } from '../../parts/states';
import { useQuery } from '../../state/navigation';
import { useRead } from '../../state/resource';
import { type Card, cardsOf } from './cards';
import { draw, loadPosters, size } from './draw';
import './review.css';

const most = 12;

/** Posters of that year's newest plays. */
function usePosters(year: number): HTMLImageElement[] | undefined {
  const plays = useRead(reads.plays({ from: `${year}-01-01`, to: `${year}-12-31`, limit: 200 })).data;
  const [posters, setPosters] = useState<HTMLImageElement[]>();
  const paths = [...new Set((plays?.items ?? []).flatMap((it) => it.poster_path ?? []))].slice(0, most).join(' ');
  const isKnown = plays !== undefined;
  useEffect(() => {
    if (!isKnown) return;
    let isHere = true;
    void loadPosters(paths.split(' ').filter(Boolean)).then((it) => isHere && setPosters(it));
    return () => {
      isHere = false;
    };
  }, [paths, isKnown]);
  return posters;
}

function Cards({ year, cards }: { year: number; cards: readonly Card[] }) {
  const [query, setQuery] = useQuery();
  const canvas = useRef<HTMLCanvasElement>(null);
  const touched = useRef(0);
  const posters = usePosters(year);
  const at = Math.min(Math.max(Number(query.card) || 1, 1), cards.length) - 1;
  const card = cards[at];
  useEffect(() => {
    if (canvas.current && card) draw(canvas.current, card, posters ?? [], at);
  }, [card, posters, at]);
  const step = (way: number) => {
    const next = at + way;
    if (next >= 0 && next < cards.length) setQuery({ card: String(next + 1) });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') step(1);
    if (event.key === 'ArrowLeft') step(-1);
  };
  if (!card) return null;
  return (
    <section
      class="review"
      aria-label={`${year} in review`}
      onKeyDown={onKey}
      onTouchStart={(event) => (touched.current = event.touches[0]?.clientX ?? 0)}
      onTouchEnd={(event) => {
        const moved = (event.changedTouches[0]?.clientX ?? 0) - touched.current;
        if (Math.abs(moved) > 40) step(moved < 0 ? 1 : -1);
      }}
    >
      <canvas
        ref={canvas}
        class="review-card"
        width={size.width}
        height={size.height}
        role="img"
        aria-label={[card.title, card.big, ...card.lines].join('. ')}
      />
      <p class="line review-steps">
        <IconButton icon={ChevronLeft} label="Card before" disabled={at === 0} onClick={() => step(-1)} />
        <span class="muted small" role="status">{`${at + 1} of ${cards.length}`}</span>
        <IconButton icon={ChevronRight} label="Next card" disabled={at === cards.length - 1} onClick={() => step(1)} />
      </p>
      <p class="line review-steps">
        <Button
          kind="primary"
          icon={Download}
          disabled={!posters}
          onClick={() => canvas.current && void savePicture(canvas.current, `cinemarco-${year}-${at + 1}.png`)}
        >
          Save this card
        </Button>
        <LinkButton href={statsLink(year)}>All figures</LinkButton>
      </p>
    </section>
  );
}

export default function Review({ year: text }: { year?: string }) {
  const year = /^\d{4}$/.test(text ?? '') ? Number(text) : undefined;
  const { data, error, again } = useRead(
    year === undefined ? null : reads.stats({ from: `${text}-01-01`, to: `${text}-12-31` }),
  );
  const title = year === undefined ? 'Year in review' : `${year} in review`;
  return (
    <Page title={title} narrow>
      {year === undefined || data?.totals.plays === 0 ? (
        <Empty icon={Film} title="No plays in that year" actions={<LinkButton href="/stats">Statistics</LinkButton>} />
      ) : data ? (
        <Cards year={year} cards={cardsOf(year, data)} />
      ) : error ? (
        <Failed error={error} again={again} />
      ) : (
        <Skeleton class="review">
          <Bone shape="poster" />
        </Skeleton>
      )}
    </Page>
  );
}
