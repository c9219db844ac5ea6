import { testShard } from "./seeds.js";

testShard(1);
