/** Buckets of S3, and of servers that speak it, as stores. The only room that knows the AWS SDK. */
package dev.varve.aws;
