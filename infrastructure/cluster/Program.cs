using Oceanid.Infrastructure.Cluster;

return await Pulumi.Deployment.RunAsync(ClusterProgram.Define);
