export { type DemoWish, readyDemoWorld } from './ready-demo-world.js';
export { StoryStopped } from './timeline.js';
export { DemoNotPossible } from './world-keeper.js';
