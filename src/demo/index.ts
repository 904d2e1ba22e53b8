export { DemoNotPossible, readyDemoWorld } from './ready-demo-world.js';
