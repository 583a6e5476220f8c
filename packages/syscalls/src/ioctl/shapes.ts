/** Shapes of arguments that several families of requests share. */

import { buffer } from '../model/strings.js';

/** A pointer to so many bytes that are shown as a string. */
export const bytesText = (bytes: number, direction: 'in' | 'out' = 'in') => buffer(bytes, { direction });
