import { MUTATIONS_B } from './b';
import { MUTATIONS_E } from './e';
import { MUTATIONS_F } from './f';
import { MUTATIONS_G } from './g';
import type { Mutation } from './mutation';

export const MUTATIONS: readonly Mutation[] = [...MUTATIONS_B, ...MUTATIONS_E, ...MUTATIONS_F, ...MUTATIONS_G];
