import { MOST_MESSAGES } from '../../blocks/display';
import { BOOLEAN, fact, INTEGER, setting, yes, type Spot, type VariableRow } from './row';

const is21 = ({ core }: Spot): boolean => core.config.version === '2.1';
const is201 = (spot: Spot): boolean => !is21(spot);

const FORMATS = setting('DisplayMessageCtrlr', 'DisplayFormats', { variable: 'SupportedFormats', mutability: 'ReadOnly' });

/** Variables of DisplayMessageCtrlr (Part 2, Referenced Components and Variables). */
export const DISPLAY_ROWS: readonly VariableRow[] = [
  fact('DisplayMessageCtrlr', 'Available', BOOLEAN, yes, { constant: true }),
  fact('DisplayMessageCtrlr', 'Enabled', BOOLEAN, yes),
  fact('DisplayMessageCtrlr', 'DisplayMessages', INTEGER, ({ core }) => String(core.displayMessages.length), { maxLimit: () => MOST_MESSAGES }),
  { ...FORMATS, shape: { type: 'MemberList', values: ['ASCII', 'HTML', 'URI', 'UTF8'] }, exists: is201 },
  { ...FORMATS, exists: is21 },
  setting('DisplayMessageCtrlr', 'DisplayPriorities', { variable: 'SupportedPriorities', mutability: 'ReadOnly' }),
  setting('DisplayMessageCtrlr', 'DisplayStates', { variable: 'SupportedStates', mutability: 'ReadOnly', exists: is21 }),
  setting('DisplayMessageCtrlr', 'PersonalMessageSize', { mutability: 'ReadOnly', exists: is201 }),
  setting('DisplayMessageCtrlr', 'DisplayLanguage', { variable: 'Language', exists: is21 }),
];
