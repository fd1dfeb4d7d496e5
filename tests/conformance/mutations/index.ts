import { MUTATIONS_A } from './a';
import { MUTATIONS_B } from './b';
import { MUTATIONS_CONTRACT } from './c-contract';
import { MUTATIONS_E } from './e';
import { MUTATIONS_F } from './f';
import { MUTATIONS_G } from './g';
import type { Mutation } from './mutation';

export const MUTATIONS: readonly Mutation[] = [...MUTATIONS_A, ...MUTATIONS_CONTRACT, ...MUTATIONS_B, ...MUTATIONS_E, ...MUTATIONS_F, ...MUTATIONS_G];
