export { AssessmentModule } from './assessment.module.js';
export { CancelDefence } from './evaluations/cancel-defence.use-case.js';
export { DecideCompletion } from './evaluations/decide-completion.use-case.js';
export { Evaluate, type EvaluateInput } from './evaluations/evaluate.use-case.js';
export { MarkReady } from './evaluations/mark-ready.use-case.js';
export { PlanDefence, type PlanDefenceInput } from './evaluations/plan-defence.use-case.js';
export { RegisterEvaluator, type RegisterEvaluatorInput } from './evaluations/register-evaluator.use-case.js';
export { HandIn } from './evidence/hand-in.use-case.js';
export { UploadDeliverable, type UploadDeliverableInput } from './evidence/upload-deliverable.use-case.js';
