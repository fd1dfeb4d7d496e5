import { MUTATIONS_E } from './e';
import { MUTATIONS_G } from './g';
import type { Mutation } from './mutation';

export const MUTATIONS: readonly Mutation[] = [...MUTATIONS_E, ...MUTATIONS_G];
