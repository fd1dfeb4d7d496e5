import { MUTATIONS_A } from './a';
import { MUTATIONS_B } from './b';
import { MUTATIONS_CONTRACT } from './c-contract';
import { MUTATIONS_C_TOKENS } from './c-tokens';
import { MUTATIONS_D } from './d';
import { MUTATIONS_E } from './e';
import { MUTATIONS_F } from './f';
import { MUTATIONS_G } from './g';
import { MUTATIONS_H } from './h';
import { MUTATIONS_I } from './i';
import { MUTATIONS_K_21 } from './k-21';
import { MUTATIONS_J } from './j';
import { MUTATIONS_K_EV } from './k-ev';
import { MUTATIONS_K_PROFILES } from './k-profiles';
import { MUTATIONS_L_N } from './l-n';
import { MUTATIONS_LIMITS_21 } from './limits-21';
import { MUTATIONS_M } from './m';
import { MUTATIONS_N } from './n';
import { MUTATIONS_O } from './o';
import { MUTATIONS_P } from './p';
import { MUTATIONS_PAYMENT_21 } from './payment-21';
import { MUTATIONS_R } from './r';
import { MUTATIONS_S } from './s';
import type { Mutation } from './mutation';
import { MUTATIONS_C_WAYS_IN } from './c-ways-in';
import { MUTATIONS_OFFLINE_AND_READINGS } from './offline-and-readings';
import { MUTATIONS_K_CONTROLLERS } from './k-controllers';

export const MUTATIONS: readonly Mutation[] = [
  ...MUTATIONS_A,
  ...MUTATIONS_B,
  ...MUTATIONS_CONTRACT,
  ...MUTATIONS_C_TOKENS,
  ...MUTATIONS_D,
  ...MUTATIONS_E,
  ...MUTATIONS_F,
  ...MUTATIONS_G,
  ...MUTATIONS_H,
  ...MUTATIONS_I,
  ...MUTATIONS_K_21,
  ...MUTATIONS_J,
  ...MUTATIONS_K_EV,
  ...MUTATIONS_K_PROFILES,
  ...MUTATIONS_L_N,
  ...MUTATIONS_LIMITS_21,
  ...MUTATIONS_M,
  ...MUTATIONS_N,
  ...MUTATIONS_O,
  ...MUTATIONS_P,
  ...MUTATIONS_PAYMENT_21,
  ...MUTATIONS_R,
  ...MUTATIONS_S,
  ...MUTATIONS_C_WAYS_IN,
  ...MUTATIONS_OFFLINE_AND_READINGS,
  ...MUTATIONS_K_CONTROLLERS,
];
