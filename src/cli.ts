#!/usr/bin/env node
import { runCli } from './doors/cli/index.js';

process.exitCode = await runCli(process.argv);
