export { bytes, type FakeCall, type FakeMemory, fakeCall, fakeRecord } from './fake-call.js';
export { fakeStack } from './fake-stack.js';
