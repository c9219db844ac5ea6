import { testShard } from "./seeds.js";

testShard(3);
