export { projectsFor } from '../../src/demo/demo-projects.js';
