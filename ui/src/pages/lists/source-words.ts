// SPDX-License-Identifier: MIT
// Where a list comes from, in words; nothing for the user's own.
import type { ListReport } from '../../api/types';
import { sourceName } from '../import/source-names';

export const sourceWords = ({ source }: ListReport): string =>
  source === 'cinemarco' ? '' : `from ${source === 'trakt' ? 'Trakt' : sourceName(source)}`;
