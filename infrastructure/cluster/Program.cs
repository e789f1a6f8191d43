using Oceanid.Cluster;

return await Pulumi.Deployment.RunAsync(ClusterProgram.Define);
