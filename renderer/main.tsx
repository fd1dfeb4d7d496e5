import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './design/mantine-styles';
import './design/tokens.css';
import './design/base.css';
import './design/mantine.css';
import { startActions } from './actions';
import { runAction } from './actions/registry';
import { startShortcuts } from './actions/shortcuts';
import { App } from './app';
import { keepConnected } from './host/connection';
import { chooseWire } from './host/wires';
import { startSync } from './stores/sync';
import { startTimeline } from './timeline/sync';

startActions();
startShortcuts(runAction);
startSync();
startTimeline();

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<StrictMode><App /></StrictMode>);

keepConnected(chooseWire());
