import type { Case } from '../case';
import { connections } from './connections';
import { throughput } from './throughput';

export const CASES: readonly Case[] = [throughput, connections];
