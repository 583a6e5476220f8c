#!/usr/bin/env node
import nodeModule from 'node:module';
import { CodeCache } from './code-cache.js';

// Compiling is a fifth of the start: it is done once. Node.js has a cache of its own from 22.1 on.
const { enableCompileCache } = nodeModule as { enableCompileCache?: () => unknown };
if (enableCompileCache === undefined) CodeCache.find()?.install();
else enableCompileCache();

// Loaded after that, and without `await`: the built command is a CommonJS script.
void import('./command.js').then(({ command }) => command());
